# SPDX-License-Identifier: EUPL-1.2
"""Every page, in four languages and two sizes, light and dark, without one violation of WCAG 2.2 AA."""

import pytest
from browser.looking import look, violations

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/{}/",
    "search": "/{}/agenda",
    "list": "/{}/agenda?view=list&when=month&price=free",
    "map": "/{}/agenda?view=map",
    "nothing": "/{}/agenda?text=zzzz",
    "event": "/{}/e/x/event-1",
    "exhibition": "/{}/e/x/event-3",
    "place": "/{}/l/x/place-sluis",
    "organiser": "/{}/o/x/organiser-noord",
    "missing": "/{}/nowhere",
    "gone": "/{}/e/x/event-gone",
    "style": "/{}/style",
    "what works": "/status",
    "sign in": "/sign-in",
}
STATUS = {"missing": 404, "gone": 410}
WIDE = ((1440, "light"), (1440, "dark"))
IN_ENGLISH = {"apis": "/api", "documentation": "/api/search/docs"}


def looks(page, *others):
    """Return what is wrong on a page that was opened in the light of a phone, there and in other looks."""
    wrong = {(390, "light"): violations(page)}
    for width, scheme in others:
        look(page, width, scheme)
        wrong[width, scheme] = violations(page)
    return {seen: found for seen, found in wrong.items() if found}


def status(page):
    return page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use(visit, name, language):
    page = visit(PAGES[name].format(language), width=390, locale=f"{language}-BE")
    assert page.locator("html").get_attribute("lang") == language
    assert status(page) == STATUS.get(name, 200)
    assert looks(page, *(WIDE if language == "nl" else WIDE[:1])) == {}


@pytest.mark.parametrize("name", IN_ENGLISH)
def test_everybody_can_use_the_documentation_of_apis(visit, name):
    page = visit(IN_ENGLISH[name], width=390)
    assert status(page) == 200
    assert looks(page, *WIDE) == {}


def test_opened_parts(visit):
    page = visit("/nl/agenda", width=390)
    page.locator("summary.fold-head").click()
    page.evaluate("document.querySelectorAll('details.filter').forEach((filter) => { filter.open = true; })")
    page.locator("details.pick > summary").click()
    assert violations(page) == []
    field = page.get_by_role("combobox", name="Waar")
    field.fill("ant")
    page.locator("foyer-suggest [role=option]").first.wait_for()
    assert violations(page) == []
