# SPDX-License-Identifier: EUPL-1.2
"""What old clients call: other addresses, other bodies, the same result."""

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.geo.public import AddressParts, Learned, learn_addresses
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import SYSTEM
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry

HOME = {
    "addressCountry": "BE",
    "addressLocality": "Brugge",
    "postalCode": "8000",
    "streetAddress": "Markt 1",
}
ALWAYS = {"calendarType": "permanent"}
DAY = {"start": "2026-07-06T20:00:00+02:00", "end": "2026-07-06T23:00:00+02:00"}
NEXT = {"start": "2026-07-07T20:00:00+02:00", "end": "2026-07-07T23:00:00+02:00"}


@pytest.fixture
def hall(call):
    return call.made("/places", place())


@pytest.fixture(params=["places", "events"])
def one(request, call, hall):
    if request.param == "places":
        return f"/places/{hall}"
    return f"/events/{call.made('/events', event(hall))}"


def payload(response):
    document = problem(response)
    messages = document.pop("validation_messages")
    assert document == {"type": "about:blank", "title": "Invalid payload.", "status": 400}
    return messages


def test_texts(call, one):
    assert call("POST", f"{one}/fr/title", {"title": "Autre"}).status_code == 204
    assert call("POST", f"{one}/de/title", {"name": "Anders"}).status_code == 204
    assert call("POST", f"{one}/fr/description", {"description": "Texte"}).status_code == 204
    shown = call.got(one)
    assert (shown["name"]["fr"], shown["name"]["de"]) == ("Autre", "Anders")
    assert shown["description"] == {"fr": "Texte"}
    for path in ("title", "description"):
        assert problem(call("POST", f"{one}/français/{path}", {}))["detail"] == (
            "The provided language route parameter is not supported."
        )


def test_an_organizer_is_linked(call, stranger, one):
    host = call.made("/organizers", organizer())
    assert problem(stranger("POST", f"{one}/organizer", {"organizer": host}))["status"] == 403
    assert "organizer" not in call.got(one)
    assert call("POST", f"{one}/organizer", {"organizer": host}).status_code == 204
    assert call.got(one)["organizer"]["@id"].endswith(host)
    told = problem(call("POST", f"{one}/organizer", {"organizer": "none"}))
    assert (told["status"], told["detail"]) == (404, 'Organizer with id "none" does not exist.')
    for body in ({}, [], {"organizer": None}, {"organizer": 3}):
        told = problem(call("POST", f"{one}/organizer", body))
        assert (told["type"][-17:], told["detail"]) == ("body/invalid-data", "organizer required")
    assert problem(call("POST", f"{one}/organizer", b"{"))["title"] == "Invalid JSON"


def test_a_label_is_added(call, stranger, one):
    assert stranger("POST", f"{one}/labels", {"label": "van een ander"}).status_code == 204
    assert call.got(one)["labels"] == ["van een ander"]
    assert problem(call("POST", f"{one}/labels", {"label": "a;b"}))["detail"] == (
        "The label should match pattern: ^[^;]{2,255}$"
    )
    told = problem(call("POST", f"{one}/labels", {}))
    assert told == {"type": "about:blank", "title": 'Missing value "label".', "status": 400}


def test_major_info_of_an_event(call, stranger, hall):
    one = f"/events/{call.made('/events', event(hall, name={'nl': 'Oud', 'fr': 'Vieux'}))}"
    assert call("PUT", f"{one}/theme/1.8.1.0.0").status_code == 204
    other = call.made("/places", place(name={"nl": "Elders"}))
    body = {
        "name": "Nieuw",
        "type": {"id": "0.55.0.0.0", "label": "Theatervoorstelling"},
        "location": {"id": other},
        "calendar": {"timeSpans": [NEXT, DAY]},
    }
    rows = AuditEntry.objects.count()
    assert problem(stranger("POST", f"{one}/major-info", body))["status"] == 403
    assert AuditEntry.objects.count() == rows
    assert call("POST", f"{one}/majorInfo", body).status_code == 204
    shown = call.got(one)
    assert shown["name"] == {"nl": "Nieuw", "fr": "Vieux"}
    assert [term["id"] for term in shown["terms"]] == ["0.55.0.0.0"]
    assert shown["location"]["@id"].endswith(other)
    assert (shown["calendarType"], shown["startDate"]) == ("multiple", DAY["start"])
    assert shown["attendanceMode"] == "offline"
    assert AuditEntry.objects.count() == rows + 1
    assert call("PUT", f"{one}/major-info", body).status_code == 204
    assert AuditEntry.objects.count() == rows + 1


def test_major_info_decides_how_people_attend(call, hall, settings):
    one = f"/events/{call.made('/events', event(hall, attendanceMode='mixed'))}"
    assert call("PUT", f"{one}/online-url", {"onlineUrl": "https://live.example.org"}).status_code == 204
    body = {"name": "x", "type": "0.55.0.0.0", "theme": "1.8.1.0.0", "calendar": {"timeSpans": [DAY]}}
    assert call("PUT", f"{one}/major-info", {**body, "location": NIL}).status_code == 204
    shown = call.got(one)
    assert (shown["attendanceMode"], shown["location"]["name"]) == ("online", {"nl": "Online"})
    assert [term["domain"] for term in shown["terms"]] == ["eventtype", "theme"]
    assert call("PUT", f"{one}/major-info", {**body, "location": {"id": hall}}).status_code == 204
    shown = call.got(one)
    assert (shown["attendanceMode"], shown["onlineUrl"]) == ("mixed", "https://live.example.org")
    assert shown["audience"] == {"audienceType": "everyone"}
    settings.FOYER_EDUCATION_PLACES = frozenset({hall})
    assert call("PUT", f"{one}/major-info", {**body, "name": "y", "location": hall}).status_code == 204
    assert call.got(one)["audience"] == {"audienceType": "education"}


def test_major_info_of_a_place(call, hall):
    one = f"/places/{hall}"
    body = {
        "name": "Markthal",
        "type": "8.70.0.0.0",
        "address": HOME,
        "calendar": {"calendarType": "permanent"},
    }
    learn_addresses(
        SYSTEM, "a test", [Learned(AddressParts("BE", "8000", "Brugge", "Markt 1"), 51.2086, 3.2244)]
    )
    assert call("POST", f"/place/{hall}/major-info", body).status_code == 204
    shown = call.got(one)
    assert (shown["name"], shown["address"]) == ({"nl": "Markthal"}, {"nl": HOME})
    assert [term["id"] for term in shown["terms"]] == ["8.70.0.0.0"]
    assert shown["geo"] == {"latitude": 51.2086, "longitude": 3.2244}
    nowhere = {**HOME, "addressCountry": "JP", "addressLocality": "Nergens", "postalCode": "0"}
    assert call("PUT", f"{one}/major-info", {**body, "address": nowhere}).status_code == 204
    assert "geo" not in call.got(one)


MAJOR = {
    "name": "x",
    "type": "0.55.0.0.0",
    "location": {"id": NIL},
    "calendar": {"calendarType": "permanent"},
}
MISSING = "Required but could not be found"


@pytest.mark.parametrize(
    ("changed", "messages"),
    [
        ({"name": None}, {"name": MISSING}),
        ({"name": None, "calendar": None}, {"name": MISSING, "calendar": MISSING}),
        ({"name": ""}, {"name": "Minimum string length is 1, found 0"}),
        ({"name": 3}, {"name": "The data (integer) must match the type: string"}),
        ({"location": {"id": 3}}, {"location.id": "The data (integer) must match the type: string"}),
        ({"location": "none"}, {"location": 'Location with id "none" does not exist.'}),
        (
            {"type": "1.8.1.0.0", "theme": "0.55.0.0.0"},
            {
                "type": "Category with id 1.8.1.0.0 not found in eventtype domain "
                "or not applicable for Event.",
                "theme": "Category with id 0.55.0.0.0 not found in theme domain.",
            },
        ),
        (
            {"calendar": {"timeSpans": [{"start": DAY["end"], "end": DAY["start"]}]}},
            {"calendar.subEvent.0.endDate": "endDate should not be before startDate"},
        ),
        (
            {"calendar": {"timeSpans": [{"start": "morgen"}]}},
            {"calendar.subEvent.0": "The required properties (endDate) are missing"},
        ),
        (
            {
                "calendar": {
                    "calendarType": "single",
                    "subEvent": [{"startDate": DAY["start"], "endDate": NEXT["end"], "overnight": True}],
                }
            },
            {"calendar": "overnight is only allowed when the event has term 0.57.0.0.0"},
        ),
    ],
)
def test_major_info_that_is_refused(call, hall, changed, messages):
    one = f"/events/{call.made('/events', event(hall))}"
    before = call.got(one)
    body = {name: value for name, value in {**MAJOR, **changed}.items() if value is not None}
    assert payload(call("PUT", f"{one}/major-info", body)) == messages
    assert call.got(one) == before


def test_bodies_of_major_info_that_are_none(call, hall):
    one = f"/places/{hall}/major-info"
    missing = dict.fromkeys(("name", "type", "address", "calendar"), MISSING)
    assert payload(call("PUT", one, [])) == missing
    assert payload(call("PUT", one, b"3")) == missing
    for raw in (b"", b"{", b"\xff"):
        assert problem(call("PUT", one, raw)) == {
            "type": "about:blank",
            "title": "Invalid JSON",
            "status": 400,
        }


def test_major_info_of_nothing_is_judged_first(call):
    assert payload(call("PUT", "/events/none/major-info", {}))["name"] == MISSING
    assert problem(call("PUT", "/events/none/major-info", MAJOR))["detail"] == (
        'The event with id "none" was not found.'
    )


def command(caller, one, name, body=None):
    return caller("PATCH", one, body, **{"Content-Type": f"application/ld+json;domain-model={name}"})


def test_commands_move_an_item_through_its_workflow(call, god, hall):
    one = f"/events/{call.made('/events', event(hall, workflowStatus='DRAFT'))}"
    assert command(call, one, "Publish", {"publicationDate": "2099-01-01T00:00:00+01:00"}).status_code == 204
    shown = call.got(one)
    assert (shown["workflowStatus"], shown["availableFrom"]) == (
        "READY_FOR_VALIDATION",
        "2099-01-01T00:00:00+01:00",
    )
    assert command(god, one, "Approve").status_code == 204
    assert call.got(one)["workflowStatus"] == "APPROVED"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("Reject", {"reason": "Te weinig"}, "Te weinig"),
        ("FlagAsDuplicate", None, "duplicate"),
        ("FlagAsInappropriate", None, "inappropriate"),
    ],
)
def test_commands_reject(god, one, stranger, name, body, reason):
    assert problem(command(stranger, one, name, body))["status"] == 403
    assert command(god, one, name, body).status_code == 204
    assert god.got(one)["workflowStatus"] == "REJECTED"
    again = {"workflowStatus": "REJECTED", "reason": reason}
    assert god("PUT", f"{one}/workflow-status", again).status_code == 204


def test_commands_that_are_none(call, god, one):
    before = call.got(one)
    for sent in ("application/json", "application/ld+json", "application/ld+json;domain-model=Explode"):
        told = problem(god("PATCH", one, {}, **{"Content-Type": sent}))
        assert told == {
            "type": "about:blank",
            "title": "The command in content-type is not supported.",
            "status": 400,
        }
    assert problem(command(god, one, "Reject", {}))["schemaErrors"] == [
        {"jsonPointer": "/", "error": "The required properties (reason) are missing"}
    ]
    assert problem(command(call, one, "Publish", {"publicationDate": "morgen"}))["schemaErrors"] == [
        {"jsonPointer": "/publicationDate", "error": "The data must match the 'date-time' format"}
    ]
    assert call.got(one) == before


def test_events_at_a_place(call, stranger, hall):
    events = [call.made("/events", event(hall, name={"nl": f"Avond {number}"})) for number in range(3)]
    call("DELETE", f"/events/{events[1]}")
    assert stranger.got(f"/places/{hall}/events") == {"events": [{"@id": one} for one in events]}
    online = call.made("/events", event(NIL, attendanceMode="online"))
    assert call.got(f"/places/{NIL}/events") == {"events": [{"@id": online}]}
    assert problem(call("GET", "/places/none/events"))["status"] == 404


def test_the_old_list_of_ways_to_reach_an_organizer(call):
    one = f"/organizers/{call.made('/organizers', organizer())}"
    listed = [{"type": "phone", "value": "09 1"}, {"type": "email", "value": "a@example.org"}]
    assert call("PUT", f"{one}/contact-point", []).status_code == 204
    assert "contactPoint" not in call.got(one)
    assert call("PUT", f"{one}/contact-point", listed).status_code == 204
    assert call.got(one)["contactPoint"] == {"phone": ["09 1"], "email": ["a@example.org"], "url": []}
    assert problem(call("PUT", f"{one}/contact-point", [{"type": "fax", "value": "1"}]))["schemaErrors"] == [
        {"jsonPointer": "/0/type", "error": "The data should match one item from enum"}
    ]
    assert problem(call("PUT", f"{one}/contact-point", [{"type": "email", "value": "x"}]))["status"] == 400
