# SPDX-License-Identifier: EUPL-1.2
"""Every page, in four languages and two sizes, light and dark, without one violation of WCAG 2.2 AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}
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
}


def violations(page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_light(visit, name, language):
    for width in (390, 1440):
        assert violations(visit(PAGES[name].format(language), width=width)) == []


@pytest.mark.parametrize("name", PAGES)
def test_dark(visit, name):
    assert violations(visit(PAGES[name].format("nl"), scheme="dark")) == []


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
