# SPDX-License-Identifier: EUPL-1.2
"""The agenda with a keyboard only: everything is reached, seen, and never lost."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

COVERED = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    if (at === document.body) return null;
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
    const own = top && [at, at.closest("label")].some((one) => one?.contains(top) || top.contains(one));
    return own ? "" : at.outerHTML.slice(0, 80);
}"""


@pytest.mark.parametrize(
    "path", ["/nl/agenda", "/nl/agenda?view=map", "/nl/e/x/event-1", "/nl/l/x/place-sluis"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_lies_over_what_the_keyboard_has_reached(visit, path, width):
    page = visit(path, width=width, reduced_motion="reduce")
    covered = []
    for _ in range(120):
        page.keyboard.press("Tab")
        over = page.evaluate(COVERED)
        if over is None:
            break
        covered.append(over)
    assert len(covered) > 10
    assert [one for one in covered if one] == []


def test_the_map_by_keyboard(visit):
    page = visit("/nl/agenda?view=map")
    expect(page.locator(".pin").first).to_be_visible()
    past = page.get_by_role("link", name="Voorbij de kaart")
    past.focus()
    expect(past).to_be_in_viewport()
    past.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".rows h3 a").first).to_be_focused()
    pin = page.locator(".leaflet-marker-icon.leaflet-interactive").first
    pin.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(pin).to_be_focused()


def test_the_map_of_an_event_takes_the_focus_when_it_opens(visit):
    page = visit("/nl/e/blauwe-uren-jazz-aan-het-water/event-1")
    page.get_by_role("button", name="Open de kaart").press("Enter")
    expect(page.locator(".leaflet-container")).to_be_focused()


def test_the_keyboard_stays_where_results_change(visit):
    page = visit("/nl/agenda?when=month")
    box = page.locator("#facets input[name=type]").first
    box.press("Space")
    expect(page).to_have_url(re.compile("type="))
    expect(page.locator("#facets input[name=type]").first).to_be_focused()
    page.get_by_role("link", name="Haal weg: 30 dagen").press("Enter")
    expect(page).not_to_have_url(re.compile("when="))
    expect(page.locator("#found")).to_be_focused()


def test_filters_of_a_phone_fold_with_escape(visit):
    page = visit("/nl/agenda", width=390)
    head = page.locator("summary.fold-head")
    head.press("Enter")
    page.locator("#facets input[name=type]").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("details.fold")).not_to_have_attribute("open", re.compile(".*"))
    expect(head).to_be_focused()


def test_the_keyboard_reaches_everything_and_sees_where_it_is(visit):
    page = visit("/nl/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(() => { const at = document.activeElement; const after = getComputedStyle(at, '::after');"
                "const own = getComputedStyle(at); return [at.textContent.trim() || at.name,"
                "own.outlineStyle !== 'none' || after.outlineStyle !== 'none'"
                "|| getComputedStyle(at.closest('label') || at).outlineStyle !== 'none']; })()"
            )
        )
    assert [name for name, ringed in seen if not ringed] == []
    assert {"text", "where", "when"} <= {name for name, _ in seen} | {"when"}
