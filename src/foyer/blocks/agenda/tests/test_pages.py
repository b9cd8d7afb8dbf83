# SPDX-License-Identifier: EUPL-1.2
import json
import re

import pytest
from icalendar import Calendar

from foyer.blocks.agenda.pages import place
from foyer.blocks.agenda.pages.policy import content_policy
from foyer.blocks.agenda.rules import posters
from foyer.blocks.agenda.rules.calendars import DAYS
from foyer.blocks.search import public as search
from foyer.kernel.problems import Problem

EVENT = "/nl/e/blauwe-uren-jazz-aan-het-water/event-1"


def text(answer) -> str:
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def shown(answer) -> list[str]:
    return re.findall(r'<h3><a href="[^"]*/e/[^"]*/([^"/]+)"', text(answer))


def structured(answer) -> list[dict]:
    return [json.loads(part) for part in re.findall(r'ld\+json">(.*?)</script>', text(answer))]


def test_the_front_door_leads_to_the_language_of_the_visitor(client):
    answer = client.get("/", headers={"accept-language": "de-BE,fr;q=0.5"})
    assert (answer.status_code, answer["Location"]) == (302, "/de/")


def test_home(client, found):
    answer = client.get("/nl/")
    body = text(answer)
    assert answer.status_code == 200
    assert "16 activiteiten wachten op jou" in body
    assert "event-1" in shown(answer)
    assert "event-13" not in shown(answer), "what is cancelled is no tip"
    assert structured(answer)[0]["potentialAction"]["target"]["urlTemplate"].endswith(
        "?text={search_term_string}"
    )


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("page", ["", "agenda", "agenda?view=map", "agenda?text=zzz", "style", "e/x/nothing"])
def test_every_page_in_every_language_is_sound(client, found, language, page):
    body = text(client.get(f"/{language}/{page}"))
    assert f'<html lang="{language}"' in body
    assert len(re.findall(r"<h1", body)) == 1
    assert " style=" not in body, "the content policy refuses inline style"
    assert not re.findall(r"<script(?![^>]*(src=|ld\+json))", body), (
        "the content policy refuses inline script"
    )
    ids = re.findall(r'\bid="([^"]+)"', body)
    assert sorted(ids) == sorted(set(ids))


def test_the_search_page_lists_what_it_shows(client, found):
    answer = client.get("/fr/agenda")
    (listed,) = structured(answer)
    assert (listed["@context"], listed["@type"]) == ("https://schema.org", "ItemList")
    elements = listed["itemListElement"]
    assert [one["@type"] for one in elements] == ["ListItem"] * len(elements)
    assert [one["position"] for one in elements] == list(range(1, len(elements) + 1))
    addresses = [one["url"] for one in elements]
    assert [each.rpartition("/")[2] for each in addresses] == shown(answer)
    for address in addresses[:2]:
        path = address.removeprefix("http://localhost:8000")
        assert client.get(path).status_code == 200, "the address is canonical: it leads on to no other"
        assert f'rel="canonical" href="{address}"' in text(client.get(path))


@pytest.mark.parametrize("query", ["?price=free", "?text=zzz"])
def test_what_nobody_keeps_lists_nothing(client, found, query):
    assert structured(client.get(f"/nl/agenda{query}")) == []


def test_search_asks_what_the_form_says(client, found):
    answer = client.get("/nl/agenda", {"text": "jazz", "when": "today", "where": "Gent", "price": "20"})
    assert answer.status_code == 200
    asked = dict(found.asked[0][1])
    assert (asked["text"], asked["regions[]"], asked["maxPrice"]) == ("jazz", "nis-44021", "20")
    assert asked["dateFrom"] == "2026-11-19T00:00:00+01:00"
    assert shown(answer) == ["event-1"]
    assert "<b>1</b> activiteit" in text(answer)


def test_a_place_that_nobody_knows_is_said_and_not_searched(client, found):
    answer = client.get("/nl/agenda?where=Atlantis")
    assert "We kennen geen plaats “Atlantis”." in text(answer)
    assert found.asked == []


def test_chips_take_away_one_question(client, found):
    body = text(client.get("/nl/agenda?text=jazz&when=today&type=0.50.4.0.0"))
    chips = re.findall(r'chip-taken" href="([^"]*)"><span class="unseen">Haal weg: </span>([^<]*)<', body)
    assert chips == [
        ("/nl/agenda?when=today&amp;type=0.50.4.0.0", "“jazz”"),
        ("/nl/agenda?text=jazz&amp;type=0.50.4.0.0", "Vandaag"),
        ("/nl/agenda?text=jazz&amp;when=today", "Concert"),
    ]


def test_empty_fields_leave_the_address(client, found):
    answer = client.get("/nl/agenda?text=&where=&when=&price=free")
    assert (answer.status_code, answer["Location"]) == (302, "/nl/agenda?price=free")


def test_a_piece_for_htmx_brings_its_address(client, found):
    answer = client.get("/nl/agenda?text=&price=free", headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert answer["HX-Push-Url"] == "/nl/agenda?price=free"
    assert "HX-Request" in answer["Vary"]
    assert "<html" not in text(answer)
    assert 'id="results"' in text(answer)
    whole = client.get(
        "/nl/agenda?price=free", headers={"hx-request": "true", "hx-history-restore-request": "true"}
    )
    assert "<html" in text(whole)


def test_past_dates_can_be_asked_for(client, found):
    body = client.get("/nl/agenda?from=2026-07-01&to=2026-08-01")
    assert shown(body) == ["event-17", "event-14"], "what is always open was open then"
    assert dict(found.asked[0][1])["availableTo"] == "*"


def test_nothing_found_says_what_to_loosen(client, found):
    body = text(client.get("/nl/agenda?text=jazz&theme=0.52.0.0.0"))
    assert "Niets gevonden</h2>" in body
    assert "Dit helpt:" in body
    assert "zonder Circus <small>1</small>" in body
    assert 'aria-label="Weergave"' not in body


def test_where_one_thing_less_does_not_help_one_thing_alone_may(client, found):
    body = text(client.get("/nl/agenda?text=jazz&type=0.0.0.0.0&theme=0.52.0.0.0"))
    assert "Dit helpt:" not in body
    assert "Samen levert dit niets op. Apart wel:" in body
    assert '<a class="chip" href="/nl/agenda?theme=0.52.0.0.0">alleen Circus <small>1</small></a>' in body


def test_pages_are_linked(client, found):
    found.events = found.events * 2
    body = text(client.get("/nl/agenda"))
    assert '<link rel="next" href="/nl/agenda?page=2">' in body
    assert "Bladzijde 1 van 2" in body
    second = text(client.get("/nl/agenda?page=2"))
    assert 'rel="prev" href="/nl/agenda"' in second
    assert "Volgende" not in second


def test_beyond_the_last_page_is_the_last_page(client, found):
    answer = client.get("/nl/agenda?page=99&price=free")
    assert (answer.status_code, answer["Location"]) == (302, "/nl/agenda?price=free")


def test_map_and_list_carry_the_same_numbers(client, found):
    body = text(client.get("/nl/agenda?view=map&region=nis-44021"))
    markers = re.findall(r'data-marker="(\d+)"', body)
    numbers = re.findall(r"Nummer op de kaart: </span>(\d+)", body)
    assert markers == numbers
    assert set(markers) == {"1", "2"}, "events of one place share its number"


def test_an_event_answers_the_practical_questions(client, found):
    answer = client.get(EVENT)
    body = text(answer)
    assert answer.status_code == 200
    assert "Vandaag van 20 tot 23 uur" in body
    assert "Dok-Noord 7, 9000 Gent" in body
    assert body.count("Afgelast") == 1
    assert "De zaal is ziek" in body
    assert "Niet bekend:" in body
    assert "Prikkelarm aanbod" in body
    assert "<script>alert" not in body
    assert "alert(1)" not in re.sub(r'<script type="application.*?</script>', "", body)
    assert structured(answer)[0]["@type"] == "MusicEvent"
    assert 'hreflang="fr" href="http://localhost:8000/fr/e/' in body
    assert f'<link rel="canonical" href="http://localhost:8000{EVENT}">' in body
    assert re.search(r'<link rel="alternate" type="text/turtle" href="https?://[^"]+/events/event-1">', body)


def test_another_name_leads_to_the_right_address(client, found):
    answer = client.get("/nl/e/oude-naam/event-1")
    assert (answer.status_code, answer["Location"]) == (301, EVENT)
    old = client.get("/agenda/e/oude-naam/event-1", headers={"accept-language": "nl"})
    assert (old.status_code, old["Location"]) == (301, "/nl/e/oude-naam/event-1")


def test_another_language_is_said(client, found):
    body = text(client.get("/fr/e/circus-krak-speelt-buiten/event-2"))
    assert "Ces informations n’existent qu’en néerlandais." in body
    assert '<h1 lang="nl">' in body
    assert "Ces informations" not in text(client.get("/fr/e/heures-bleues-du-jazz-au-bord-de-leau/event-1"))


@pytest.mark.parametrize(
    ("state", "status"), [("DELETED", 410), ("DRAFT", 404), ("REJECTED", 404), ("READY_FOR_VALIDATION", 200)]
)
@pytest.mark.parametrize(
    ("kind", "key", "path"),
    [("event", "event-1", EVENT), ("place", "place-sluis", "/nl/l/de-oude-sluis/place-sluis"),
     ("organizer", "organiser-noord", "/nl/o/cultuurhuis-noord/organiser-noord")],
)  # fmt: skip
def test_only_what_is_published_is_shown(client, found, kind, key, path, state, status):
    found.documents[kind, key]["workflowStatus"] = state
    answer = client.get(path)
    assert answer.status_code == status
    assert ("De Oude Sluis" in text(answer)) == (status == 200 and kind != "organizer") or kind == "organizer"


def test_what_opens_later_is_not_shown_yet(client, found):
    found.documents["event", "event-1"]["availableFrom"] = "2026-12-01T00:00:00+01:00"
    assert client.get(EVENT).status_code == 404


def test_the_calendar_of_an_event_and_of_one_date(client, found):
    answer = client.get(f"{EVENT}/agenda.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == 3
    assert len(Calendar.from_ical(client.get(f"{EVENT}/agenda.ics?date=2").content).walk("VEVENT")) == 1
    assert client.get(f"{EVENT}/agenda.ics?date=77").status_code == 404


def test_opening_hours_and_exceptions(client, found):
    body = text(client.get("/nl/e/licht-op-de-leie/event-3"))
    assert "Tot en met 1 december" in body
    assert "van 10 tot 17 uur" in body
    assert "Feestdag" in body


def test_place_and_organiser(client, found):
    place = client.get("/nl/l/de-oude-sluis/place-sluis")
    assert "event-1" in shown(place)
    assert structured(place)[0]["@type"] == "Place"
    organiser = text(client.get("/fr/o/maison-de-la-culture-nord/organiser-noord"))
    assert "https://www.noord.example.org" in organiser


def test_all_that_a_place_has_on_is_reached_page_by_page(client, found, monkeypatch):
    monkeypatch.setattr(place, "SHOWN", 1)
    here = "/nl/l/de-oude-sluis/place-sluis"
    _, asked = found.asked[-1] if client.get(here) else ("", [])
    assert {("locationId", "place-sluis"), ("start", "0"), ("addressCountry", "*")} <= set(asked)
    total = found.find("events", [("locationId", "place-sluis"), ("limit", "9")]).total
    assert total > 1
    pages = [client.get(f"{here}?page={number}") for number in range(1, total + 1)]
    assert len({shown(page)[0] for page in pages}) == total
    assert [len(shown(page)) for page in pages] == [1] * total
    assert 'href="?page=2#programme"' in text(pages[0])
    assert f'href="?page={total}#programme"' not in text(pages[-1])
    wrong_name = client.get("/nl/l/x/place-sluis?page=2")
    assert (wrong_name.status_code, wrong_name["Location"]) == (301, f"{here}?page=2")
    for number, same in ((total + 7, pages[-1]), ("x", pages[0]), ("-1", pages[0]), ("٣", pages[0])):
        assert shown(client.get(here, {"page": number})) == shown(same)


def test_a_place_with_nothing_on_counts_nothing(client, found):
    found.events.clear()
    body = text(client.get("/nl/l/de-oude-sluis/place-sluis"))
    assert "Hier staat nu niets op de agenda." in body
    assert "0 activiteiten" not in body


def test_suggestions(client):
    answer = text(client.get("/nl/agenda/where?q=gen"))
    assert 'data-id="nis-44021"' in answer
    assert client.get("/nl/agenda/where?q=").content.strip() == b""


def test_drawings(client):
    answer = client.get(f"/poster/{posters.EDITION}/music/some-event.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    former = client.get(f"/poster/{posters.EDITION - 1}/music/some-event.svg")
    assert former.content == answer.content
    assert former["Cache-Control"] == "public, max-age=86400"
    assert client.get(f"/poster/{posters.EDITION + 1}/music/some-event.svg").status_code == 404
    assert client.get(f"/poster/{posters.EDITION}/nothing/x.svg").status_code == 404
    assert client.get("/map/pin.svg?at=51.05,3.72").content.count(b"<path") > 5
    assert client.get("/map/pin.svg?at=0,0").status_code == 404
    assert client.get("/map/pin.svg?at=here").status_code == 404
    assert client.get("/map/ground/1.json").json()["type"] == "FeatureCollection"
    assert client.get("/map/ground/9.json").status_code == 404
    assert client.get("/map/outline/nis-44021.json").json()["type"] == "MultiPolygon"
    assert client.get("/map/outline/nis-99999.json").status_code == 404


def test_what_programs_ask_every_site_for(client):
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon["Content-Type"]) == (200, "image/svg+xml")
    assert icon.content.startswith(b"<svg")
    assert 'rel="icon"' in text(client.get("/sign-in"))
    rules = client.get("/robots.txt")
    assert (rules.status_code, rules["Content-Type"]) == (200, "text/plain; charset=utf-8")
    lines = text(rules).splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /*?" in lines
    assert "Disallow: /" not in lines
    for answer in (icon, rules):
        assert answer["Cache-Control"] == "public, max-age=86400"
        assert not answer.cookies
    assert client.post("/robots.txt").status_code == 405


@pytest.mark.parametrize(
    ("language", "credit"),
    [("nl", "Kaartgegevens:"), ("fr", "Données de la carte :"), ("de", "Kartendaten:"), ("en", "Map data:")],
)
@pytest.mark.parametrize("tiles", ["", "http://tiles.local/{z}/{x}/{y}.png"])
def test_maps_credit_their_data(client, found, settings, language, credit, tiles):
    settings.FOYER_TILES_URL = tiles
    for path in (f"/{language}/agenda?view=map", EVENT.replace("nl", language, 1)):
        answer = client.get(path, follow=True)
        assert f"{credit} Statbel, NGI, GeoNames (CC BY 4.0)" in text(answer)


def test_the_scheme_is_remembered_and_leads_back(client):
    answer = client.post("/scheme", {"scheme": "dark", "next": "/nl/agenda?when=today"})
    assert (answer.status_code, answer["Location"]) == (302, "/nl/agenda?when=today")
    assert answer.cookies["scheme"].value == "dark"
    assert client.post("/scheme", {"scheme": "dark", "next": "https://evil.example/"})["Location"] == "/"
    assert client.post("/scheme", {"scheme": "device", "next": "/"}).cookies["scheme"].value == ""
    assert client.get("/scheme").status_code == 405


def test_headers(client, found):
    answer = client.get("/nl/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "set-cookie" not in {name.lower() for name in answer.headers}


def test_a_tile_server_enters_the_policy_only_when_named():
    assert "http://tiles" not in content_policy("")
    assert "http://tiles.local:8080" in content_policy("http://tiles.local:8080/{z}/{x}/{y}.png")


def test_errors_have_their_page(client, found, monkeypatch):
    assert "Deze deur leidt nergens heen." in text(client.get("/nl/nergens"))
    client.raise_request_exception = False

    def broken(*_arguments):
        raise RuntimeError("engine")

    monkeypatch.setattr("foyer.blocks.agenda.pages.reading.found", broken)
    answer = client.get("/nl/agenda")
    assert answer.status_code == 500
    assert "Het doek viel te vroeg." in text(answer)


def test_search_that_is_not_ready_is_said(client, found, monkeypatch):
    def unready(*_arguments):
        raise Problem("about:blank", "Service Unavailable", 503)

    monkeypatch.setattr(search, "find", unready)
    for path in ("/nl/", "/nl/agenda"):
        answer = client.get(path)
        assert (answer.status_code, answer["Retry-After"]) == (503, "20")
        assert "de zaal gaat zo open" in text(answer)
    assert client.get(EVENT).status_code == 200


def test_a_search_that_is_refused_finds_nothing(client, found, monkeypatch):
    def refused(*_arguments):
        raise Problem("about:blank", "Not Found", 404)

    monkeypatch.setattr(search, "find", refused)
    answer = client.get("/nl/agenda?text=x")
    assert answer.status_code == 200
    assert "Niets gevonden</h2>" in text(answer)


def test_what_parents_must_know(client, found):
    camp = found.documents["event", "event-5"]
    camp |= {
        "childrenOnly": True,
        "birthdateRange": {"from": "2014-01-01", "to": "2018-12-31"},
        "bookingInfo": {"phone": "09 000", "availabilityStarts": "2026-12-01T00:00:00+01:00",
                        "availabilityEnds": "2026-12-20T23:59:59+01:00"},
        "videos": [{"url": "https://video.example.org/1"}, {"url": "javascript:x"}],
    }  # fmt: skip
    camp["subEvent"][0] |= {"childcare": {"start": "08:00", "end": "17:30"}, "overnight": True}
    body = text(client.get("/nl/e/poppen-op-de-vlucht/event-5"))
    assert "Geboren van 1 januari 2014 tot en met 31 december 2018" in body
    assert "Zonder ouders." in body
    assert "Opvang van 8 tot 17.30 uur" in body
    assert body.count("Met overnachting") == 1
    assert "Reserveren kan van 1 december tot en met 20 december." in body
    assert "https://video.example.org/1" in body
    assert "javascript:x" not in body
    assert "Laatst aangepast op 2 januari." in body


def test_childcare_is_told_with_one_side_and_with_opening_hours(client, found):
    found.documents["event", "event-5"]["subEvent"][0]["childcare"] = {"end": "17:30"}
    assert "Opvang tot 17.30 uur" in text(client.get("/nl/e/poppen-op-de-vlucht/event-5"))
    standing = found.documents["event", "event-3"]
    hours = {**standing["openingHours"][0], "childcare": {"start": "08:30"}}
    standing["openingHours"] = [hours]
    standing["openingHoursAdjustedDays"] = [
        {
            "startDate": "2027-02-15",
            "endDate": "2027-02-19",
            "openingHours": [{**hours, "dayOfWeek": ["monday"]}],
        }
    ]
    body = text(client.get("/fr/e/x/event-3", follow=True))
    assert body.count('<br><span class="note">Garderie dès 8 h 30</span>') == 1 + len(hours["dayOfWeek"])


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "Gewoonlijk van"), ("fr", "D’habitude de"), ("de", "Sonst von"), ("en", "Usually from")],
)
def test_a_day_that_is_closed_says_so_beside_the_usual_hours(client, found, language, told):
    standing = found.documents["event", "event-3"]
    always = {**standing["openingHours"][0], "dayOfWeek": list(DAYS)}
    standing["openingHours"] = [always]
    assert told not in text(client.get(f"/{language}/e/x/event-3", follow=True))
    standing["openingHoursClosedDays"] = [{"startDate": "2026-01-01", "endDate": "2030-01-01"}]
    body = text(client.get(f"/{language}/e/x/event-3", follow=True))
    assert body.count(told) == 1


def test_booking_that_has_closed_offers_no_button(client, found):
    found.documents["event", "event-1"]["bookingInfo"]["availabilityEnds"] = "2026-11-01T00:00:00+01:00"
    body = text(client.get(EVENT))
    assert "Reserveren kan niet meer." in body
    assert "act-primary" not in body


def test_a_page_with_one_address_is_asked_again_in_another_language(client):
    link = re.search(r'href="(/language/fr[^"]*)"', text(client.get("/sign-in")))[1]
    answer = client.get(link)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in")
    assert '<html lang="fr"' in text(client.get("/sign-in"))
    assert client.get("/language/xx").status_code == 404
    assert client.get("/language/fr?next=//evil.example")["Location"] == "/"
