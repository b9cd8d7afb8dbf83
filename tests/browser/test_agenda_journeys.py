# SPDX-License-Identifier: EUPL-1.2
"""What people do in the agenda, with and without script, with mouse and with keyboard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_home_to_an_event_without_script(visit):
    page = visit("/nl/", script=False)
    page.get_by_label("Wat", exact=True).fill("circus")
    page.get_by_role("button", name="Zoek").click()
    assert page.url.endswith("/nl/agenda?text=circus")
    expect(page.locator("#found")).to_have_text("1 activiteit")
    page.get_by_role("link", name="Circus Krak speelt buiten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Circus Krak speelt buiten")


def test_filters_without_script(visit):
    page = visit("/nl/agenda", script=False)
    page.get_by_label("Concert", exact=False).first.check()
    page.get_by_role("button", name="Toon resultaten").click()
    assert "type=0.50.4.0.0" in page.url
    expect(page.get_by_role("link", name="Haal weg: Concert")).to_be_visible()


def test_a_filter_changes_list_count_and_address_and_back_restores(visit):
    page = visit("/nl/agenda")
    before = page.locator("#found").inner_text()
    page.locator("#whens").get_by_text("Vandaag").click()
    expect(page).to_have_url(re.compile(r"/nl/agenda\?when=today$"))
    expect(page.locator("#found")).not_to_have_text(before)
    expect(page.locator("#said")).to_have_text(page.locator("#found").inner_text())
    expect(page.get_by_role("link", name="Haal weg: Vandaag")).to_be_visible()
    assert page.locator('#whens input[value="today"]').is_checked()
    page.go_back()
    expect(page.locator("#found")).to_have_text(before)
    expect(page).to_have_url(re.compile(r"/nl/agenda$"))


def test_a_place_is_chosen_with_the_keyboard(visit):
    page = visit("/nl/agenda")
    field = page.get_by_role("combobox", name="Waar")
    field.focus()
    page.keyboard.type("gen", delay=40)
    expect(page.locator("foyer-suggest [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("foyer-suggest [aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"region=nis-44021"))
    expect(page.get_by_role("link", name="Haal weg: Gent")).to_be_visible()


def test_own_dates_show_when_chosen_and_lift_today(visit):
    page = visit("/nl/agenda")
    expect(page.locator("#from")).to_be_hidden()
    page.locator("#whens").get_by_text("Zelf kiezen").click()
    page.locator("#from").fill("2011-07-17")
    page.locator("#to").fill("2011-07-17")
    page.locator("#to").press("Enter")
    expect(page).to_have_url(re.compile(r"from=2011-07-17&to=2011-07-17"))


def test_around_me(visit):
    page = visit(
        "/nl/agenda", permissions=["geolocation"], geolocation={"latitude": 51.05, "longitude": 3.72}
    )
    page.get_by_text("Rond mij", exact=True).click()
    page.get_by_role("button", name="Zoek rond mij").click()
    expect(page).to_have_url(re.compile(r"near=51.0500%2C3.7200"))
    expect(page.get_by_role("link", name="Haal weg: Binnen 10 km")).to_be_visible()


def test_list_and_map_walk_in_step(visit):
    page = visit("/nl/agenda?view=map")
    expect(page.locator(".leaflet-overlay-pane path").first).to_be_attached()
    numbers = set(
        page.locator("[data-marker]").evaluate_all("cards => cards.map((card) => card.dataset.marker)")
    )
    pins = set(page.locator(".pin").all_inner_texts())
    assert pins == numbers
    card = page.locator("[data-marker]").first
    card.hover()
    expect(page.locator(".pin-here")).to_have_text(card.get_attribute("data-marker"))
    page.locator(".leaflet-marker-icon:not(.map-name)").last.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_be_visible()


def test_the_map_shows_all_places_as_near_as_they_fit(visit):
    page = visit("/nl/agenda?view=map", width=1440)
    frame, pins = page.locator("foyer-map .canvas").bounding_box(), page.locator(".pin")
    expect(pins.first).to_be_visible()

    def boxes():
        return [pin.bounding_box() for pin in pins.all()]

    def inside(frame):
        return all(
            frame["x"] <= box["x"]
            and box["x"] + box["width"] <= frame["x"] + frame["width"]
            and frame["y"] <= box["y"]
            and box["y"] + box["height"] <= frame["y"] + frame["height"]
            for box in boxes()
        )

    assert inside(frame)
    across = max(box["x"] + box["width"] for box in boxes()) - min(box["x"] for box in boxes())
    down = max(box["y"] + box["height"] for box in boxes()) - min(box["y"] for box in boxes())
    assert across > frame["width"] * 0.6 or down > frame["height"] * 0.6
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_timeout(300)
    assert inside(page.locator("foyer-map .canvas").bounding_box())


def test_the_map_of_an_event_opens_on_request(visit):
    page = visit("/nl/e/blauwe-uren-jazz-aan-het-water/event-1")
    assert page.locator(".leaflet-container").count() == 0
    page.get_by_role("button", name="Open de kaart").click()
    expect(page.locator(".leaflet-container .pin")).to_be_visible()


def test_dates_and_calendar_file(visit):
    page = visit("/nl/e/blauwe-uren-jazz-aan-het-water/event-1")
    expect(page.locator(".dates-list .off")).to_contain_text("Afgelast")
    with page.expect_download() as download:
        page.get_by_role("link", name="In mijn kalender").click()
    assert download.value.suggested_filename == "blauwe-uren-jazz-aan-het-water.ics"


def test_share_copies_the_address(visit):
    page = visit(
        "/nl/e/blauwe-uren-jazz-aan-het-water/event-1", permissions=["clipboard-read", "clipboard-write"]
    )
    page.evaluate("delete Navigator.prototype.share")
    page.get_by_role("button", name="Deel").click()
    expect(page.get_by_role("button", name="Link gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(
        "/nl/e/blauwe-uren-jazz-aan-het-water/event-1"
    )


def test_colours_and_language_are_switched(visit):
    page = visit("/nl/agenda?when=month")
    page.get_by_role("button", name="Donker").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_timeout(200)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("details.pick summary").click()
    page.get_by_role("link", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda")
    assert page.url.endswith("/de/agenda?when=month")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_back_from_an_event_leads_to_the_results_it_was_found_in(visit):
    page = visit("/nl/agenda?view=list&text=jazz")
    page.locator(".rows h3 a").first.click()
    page.get_by_role("link", name="Terug naar de resultaten").click()
    expect(page).to_have_url(re.compile(r"/nl/agenda\?text=jazz&view=list$|/nl/agenda\?view=list&text=jazz$"))


def test_posters_follow_the_switch_of_colours(visit):
    page = visit("/nl/e/blauwe-uren-jazz-aan-het-water/event-1", scheme="light")
    picture = page.locator(".event-picture img")
    day = picture.screenshot()
    page.get_by_role("button", name="Donker").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_timeout(300)
    assert picture.screenshot() != day
    page.get_by_role("button", name="Licht").click()
    page.wait_for_timeout(300)
    assert picture.screenshot() == day


@pytest.mark.parametrize(
    "path",
    [
        "/nl/",
        "/nl/agenda",
        "/nl/agenda?view=list",
        "/de/agenda?text=Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen",
        "/de/e/blaue-stunden-jazz-am-wasser/event-1",
    ],
)
def test_nothing_sticks_out(visit, path):
    page = visit(path, width=320)
    wide = {}
    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    assert {width: found for width, found in wide.items() if found > width} == {}


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/de/agenda?view=list&from=2026-11-01",
        "/de/agenda?text=zzzz",
        "/de/e/x/event-1",
        "/de/l/x/place-sluis",
        "/de/o/x/organiser-noord",
        "/sign-in",
    ],
)
def test_nothing_sticks_out_where_text_is_twice_as_large(visit, path):
    page = visit(path, width=390)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_first_visit_is_light(browser, agenda_server):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    weights: dict[str, int] = {}
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: weights.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    page.goto(agenda_server + "/nl/", wait_until="networkidle")
    context.close()
    fonts = sum(size for key, size in weights.items() if kinds.get(key) == "Font")
    rest = sum(size for key, size in weights.items() if kinds.get(key) not in {"Font", "Image"})
    assert 40_000 < fonts <= 70_000
    assert 15_000 < rest <= 60_000


def test_a_long_word_in_a_title_stays_in_one_line(visit):
    page = visit("/nl/e/blauwe-uren-jazz-aan-het-water/event-1", width=320)
    heading = page.locator("h1")
    heading.evaluate("h1 => { h1.textContent = 'Jeugdcircusfestival'; h1.className = 'longest-24'; }")
    for width in (320, 390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert heading.evaluate("h1 => h1.scrollWidth <= h1.clientWidth")
        assert heading.evaluate("h1 => h1.clientHeight < 1.5 * parseFloat(getComputedStyle(h1).fontSize)")


DAYS_IN_PIECES = """table => {
    for (const hours of table.querySelectorAll("td"))
        hours.textContent = "from 10 am to 12.30 pm and from 2 pm to 7 pm";
    const lines = cell => {
        const name = document.createRange();
        name.selectNodeContents(cell.firstChild);
        return new Set([...name.getClientRects()].map(line => line.top)).size;
    };
    return [...table.querySelectorAll("th")].filter(cell => lines(cell) !== 1).map(cell => cell.textContent);
}"""


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_a_day_of_the_week_stays_in_one_piece(visit, language):
    page = visit(f"/{language}/e/x/event-14", width=390)
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("table.table").first.evaluate(DAYS_IN_PIECES) == []


FAILS = """() => document.querySelector("#search").dispatchEvent(
    new CustomEvent("htmx:sendError", { bubbles: true }))"""
COUNTS = """() => {
    const submit = HTMLFormElement.prototype.submit;
    window.submitted = 0;
    HTMLFormElement.prototype.submit = function () { window.submitted += 1; submit.call(this); };
}"""


def test_whoever_leaves_while_results_come_is_not_brought_back(visit):
    page = visit("/nl/agenda")
    page.clock.install()
    page.evaluate(COUNTS)
    page.locator("#text").evaluate("field => { field.value = 'circus'; }")
    page.evaluate('() => window.dispatchEvent(new Event("beforeunload"))')
    page.evaluate(FAILS)
    page.clock.fast_forward(2900)
    page.evaluate(FAILS)
    assert page.evaluate("window.submitted") == 0
    page.clock.fast_forward(200)
    with page.expect_navigation():
        page.evaluate(FAILS)
    assert page.url.endswith("/nl/agenda?text=circus")
