# SPDX-License-Identifier: EUPL-1.2
"""The history of events and places: a sentence for each thing that can be done, and who did it."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.identity.public import api_key, api_keys, issue_api_key, issue_token
from foyer.blocks.offers.tests.documents import ADDRESS, PERIOD, event, organizer, place, several
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM

VIDEO = {"url": "https://vimeo.com/123456789", "language": "nl"}
BASE_PRICE = {"category": "base", "name": {"nl": "Basis"}, "price": 1, "priceCurrency": "EUR"}

BOTH = [
    ("PUT", "/name/fr", {"name": "Autre"}, "Naam aangepast (fr)"),
    ("PUT", "/description/nl", {"description": "Tekst"}, "Beschrijving aangepast (nl)"),
    ("PUT", "/facilities", "facility", "Voorzieningen aangepast"),
    ("PUT", "/calendar", PERIOD, "Kalender-info aangepast"),
    ("PUT", "/status", {"type": "Unavailable"}, "Status aangepast"),
    (
        "PUT",
        "/available-from",
        {"availableFrom": "2099-01-01T00:00:00+01:00"},
        "Publicatiedatum aangepast",
    ),
    ("PUT", "/contact-point", {"phone": ["1"], "email": [], "url": []}, "Contact-info aangepast"),
    ("PUT", "/booking-info", {"phone": "09 111"}, "Reservatie-info aangepast"),
    ("PUT", "/price-info", [BASE_PRICE], "Prijs-info aangepast"),
    ("PUT", "/typical-age-range", {"typicalAgeRange": "6-12"}, "Leeftijds-info aangepast"),
    ("PUT", "/organizer/{host}", None, "Organisatie gekoppeld"),
    ("PUT", "/labels/zomer's; dag".replace(";", ""), None, "Label 'zomer's dag' toegepast"),
    ("PUT", "/labels", {"labels": []}, "Labels aangepast"),
    ("PUT", "/contributors", ["an@example.org"], "Medebeheerders aangepast"),
    ("POST", "/videos", VIDEO, "Video toegevoegd"),
    ("PUT", "/workflow-status", {"workflowStatus": "DELETED"}, "{thing} verwijderd"),
]
EVENT = [
    ("PATCH", "/sub-events", [{"id": 0, "status": {"type": "Unavailable"}}], "Data en tijdstippen aangepast"),
    ("PUT", "/booking-availability", {"type": "Unavailable"}, "Beschikbaarheid van tickets aangepast"),
    ("PUT", "/location/{other}", None, "Locatie van het event aangepast"),
    ("PUT", "/type/0.55.0.0.0", None, "Type aangepast"),
    ("PUT", "/theme/1.8.1.0.0", None, "Thema aangepast"),
    ("PUT", "/attendance-mode", {"attendanceMode": "mixed"}, "Deelnamevorm aangepast"),
    ("PUT", "/audience", {"audienceType": "members"}, "Toegang aangepast"),
    ("PUT", "/children-only", {"childrenOnly": True}, "Enkel voor kinderen aangepast"),
    (
        "PUT",
        "/birthdate-range",
        {"from": "2014-01-01", "to": "2018-12-31"},
        "Geboortedata aangepast",
    ),
    ("PUT", "/faqs", [{"nl": {"question": "Wat?", "answer": "Dit."}}], "Veelgestelde vragen aangepast"),
]
PLACE = [
    ("PUT", "/address/nl", ADDRESS, "Adres aangepast (nl)"),
    ("PUT", "/type/8.70.0.0.0", None, "Type aangepast"),
]
# What has to be there before it can be changed or taken away.
AFTER = [
    (("PUT", "/labels/zomer", None), "DELETE", "/labels/zomer", None, "Label 'zomer' verwijderd"),
    (("PUT", "/organizer/{host}", None), "DELETE", "/organizer/{host}", None, "Organisatie losgekoppeld"),
    (
        ("PUT", "/typical-age-range", {"typicalAgeRange": "6-12"}),
        "DELETE",
        "/typical-age-range",
        None,
        "Leeftijds-info verwijderd",
    ),
]


@pytest.fixture
def items(call, god):
    hall = call.made("/places", place())
    return {
        "event": call.made("/events", several(hall, 6, 7)),
        "place": hall,
        "{other}": call.made("/places", place(name={"nl": "Elders"})),
        "{host}": call.made("/organizers", organizer()),
        "facility": {"event": ["3.27.0.0.0"], "place": ["3.13.1.0.0"]},
    }


def done(call, items, kind, method, path, body):
    for mark in ("{other}", "{host}"):
        path = path.replace(mark, items[mark])
    body = items["facility"][kind] if body == "facility" else body
    answer = call(method, f"/{kind}s/{items[kind]}{path}", body)
    assert answer.status_code in (200, 204), answer.content


CASES = [("event", *case) for case in [*BOTH, *EVENT]] + [("place", *case) for case in [*BOTH, *PLACE]]


@pytest.mark.parametrize(
    ("kind", "method", "path", "body", "told"), CASES, ids=[f"{c[0]} {c[1]} {c[2]}" for c in CASES]
)
def test_a_sentence_for_each_change(god, items, kind, method, path, body, told):
    done(god, items, kind, method, path, body)
    first, second = god.got(f"/{kind}s/{items[kind]}/history")
    thing = {"event": "Event", "place": "Locatie"}[kind]
    assert (first["description"], first["author"]) == (told.replace("{thing}", thing), "the-god-user")
    assert (second["description"], second["author"]) == (f"{thing} aangemaakt in UiTdatabank", "user-one")


@pytest.mark.parametrize(("before", "method", "path", "body", "told"), AFTER)
@pytest.mark.parametrize("kind", ["event", "place"])
def test_a_sentence_for_what_is_taken_away(god, items, kind, before, method, path, body, told):
    done(god, items, kind, *before)
    done(god, items, kind, method, path, body)
    assert god.got(f"/{kind}s/{items[kind]}/history")[0]["description"] == told


def test_the_workflow_is_told(call, god, items):
    made = call.made("/events", event(items["place"], workflowStatus="DRAFT"))
    for status in ("READY_FOR_VALIDATION", "REJECTED"):
        wanted = {"workflowStatus": status, "reason": "Dubbel, met {thing}"}
        assert god("PUT", f"/events/{made}/workflow-status", wanted).status_code == 204
    approve = {"workflowStatus": "APPROVED"}
    assert god("PUT", f"/places/{items['place']}/workflow-status", approve).status_code == 204
    assert [line["description"] for line in god.got(f"/events/{made}/history")] == [
        "Event afgekeurd: Dubbel, met {thing}",
        "Event gepubliceerd",
        "Event aangemaakt in UiTdatabank",
    ]
    assert god.got(f"/places/{items['place']}/history")[0]["description"] == "Locatie goedgekeurd"


def test_copies_and_whole_documents_are_told(call, god, items):
    copy = call("POST", f"/events/{items['event']}/copies", PERIOD).json()["eventId"]
    assert [line["description"] for line in god.got(f"/events/{copy}/history")] == [
        f"Event aangemaakt als kopie van {items['event']}"
    ]
    body = event(items["{other}"], name={"nl": "Nieuw"}, description={"nl": "x"}, labels=["een"])
    assert call("PUT", f"/events/{items['event']}", body).status_code == 200
    assert god.got(f"/events/{items['event']}/history")[0]["description"] == (
        "Event bijgewerkt: naam, beschrijving, kalender, locatie, labels"
    )


def test_who_did_it_and_through_which_program(god, items):
    key = issue_api_key(SYSTEM, "UiTdatabank Acceptatie", apis=("entry",))
    program = issue_api_key(SYSTEM, "De Krant", client_id="krant-1", apis=("entry",))
    path = f"/api/entry/events/{items['event']}/labels"
    headers = {"Authorization": f"Bearer {issue_token('user-one')}", "X-Api-Key": key}
    assert Client().put(f"{path}/een", headers=headers).status_code == 204
    token = issue_token("krant-1@clients", client_id="krant-1")
    assert Client().put(f"{path}/twee", headers={"Authorization": f"Bearer {token}"}).status_code == 204
    assert program != key
    second, first, made = god.got(f"/events/{items['event']}/history")
    when = first.pop("date"), second.pop("date"), made.pop("date")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", each) for each in when)
    assert first == {
        "description": "Label 'een' toegepast",
        "author": "user-one",
        "apiKey": api_key(key).id,
        "api": "JSON-LD API",
        "consumerName": "UiTdatabank Acceptatie",
    }
    assert second == {
        "description": "Label 'twee' toegepast",
        "author": "krant-1@clients",
        "clientId": "krant-1",
        "clientName": "De Krant",
        "auth0ClientId": "krant-1",
        "auth0ClientName": "De Krant",
        "api": "JSON-LD API",
    }
    assert made == {
        "description": "Event aangemaakt in UiTdatabank",
        "author": "user-one",
        "api": "JSON-LD API",
    }
    assert key not in str(god.got(f"/events/{items['event']}/history"))
    assert len(api_keys()) == 2


def test_the_moment_of_a_change_is_told_in_utc(god, items):
    with clock.use(clock.FixedClock(datetime(2026, 7, 6, 12, 30, 15, 999, tzinfo=UTC))):
        path = f"/events/{items['event']}/name/fr"
        assert Caller("user-one")("PUT", path, {"name": "Autre"}).status_code == 204
    assert god.got(f"/events/{items['event']}/history")[0]["date"] == "2026-07-06T12:30:15+00:00"


def test_history_is_for_gods_only(call, god, anonymous, items):
    for kind in ("event", "place"):
        told = problem(call("GET", f"/{kind}s/{items[kind]}/history"))
        assert (told["type"], told["status"], told["detail"]) == (
            "https://api.publiq.be/probs/auth/forbidden",
            403,
            f"Current user/client does not have enough permissions to access {kind} history.",
        )
        assert anonymous("GET", f"/{kind}s/{items[kind]}/history").status_code == 401
    assert problem(god("GET", "/events/none/history"))["detail"] == 'The event with id "none" was not found.'


def test_a_long_history_takes_few_queries(call, god, items, django_assert_max_num_queries):
    path = f"/events/{items['event']}"
    for number in range(20):
        call("PUT", f"{path}/name/nl", {"name": f"Naam {number}"})
    with django_assert_max_num_queries(5):
        assert len(god.got(f"{path}/history")) == 21
