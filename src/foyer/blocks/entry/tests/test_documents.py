# SPDX-License-Identifier: EUPL-1.2
"""Whole documents over HTTP: what is answered, what is kept, what is refused."""

from datetime import UTC, datetime

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel import clock
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent

PROBS = "https://api.publiq.be/probs/"
BASE = "http://localhost:8000/api/entry"
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def test_create_answers_the_id_under_all_its_names(call):
    response = call("POST", "/places", place())
    assert response.status_code == 201
    public_id = response.json()["id"]
    assert response.json() == {
        "id": public_id,
        "placeId": public_id,
        "url": f"{BASE}/places/{public_id}",
        "commandId": NIL,
    }


def test_the_import_address_answers_200_and_publishes(call):
    response = call("POST", "/imports/places", place(workflowStatus="DRAFT"))
    assert response.status_code == 200
    assert call.got(f"/places/{response.json()['id']}")["workflowStatus"] == "READY_FOR_VALIDATION"


def test_an_event_shows_its_current_place_and_organizer(call):
    place_id = call.made("/places", place())
    host = call.made("/organizers", organizer())
    event_id = call.made("/events", event(place_id, organizer={"@id": f"{BASE}/organizers/{host}"}))
    before = call.got(f"/events/{event_id}")
    assert call("PUT", f"/places/{place_id}", place(name={"nl": "De Nieuwe Zaal"})).status_code == 200
    assert call("PUT", f"/organizers/{host}", organizer(name={"nl": "vzw Nieuw"})).status_code == 200
    shown = call.got(f"/events/{event_id}")
    assert shown["location"] == call.got(f"/places/{place_id}")
    assert shown["organizer"] == call.got(f"/organizers/{host}")
    assert shown["location"]["name"] == {"nl": "De Nieuwe Zaal"}
    assert shown["organizer"]["name"] == {"nl": "vzw Nieuw"}
    assert shown["production"] is None
    own = {"location", "organizer"}
    assert {k: v for k, v in shown.items() if k not in own} == {
        k: v for k, v in before.items() if k not in own
    }


def test_a_whole_event(call):
    with clock.use(clock.FixedClock(NOW)):
        writer = Caller()
        place_id = writer.made("/places", place())
        event_id = writer.made("/events", event(place_id, labels=["avond"], hiddenLabels=["intern"]))
    shown = call.got(f"/events/{event_id}")
    location = shown.pop("location")
    assert location["@id"] == f"{BASE}/places/{place_id}"
    assert location["completeness"] == 53
    assert shown == {
        "@id": f"{BASE}/events/{event_id}",
        "@context": "/contexts/event",
        "mainLanguage": "nl",
        "name": {"nl": "Avond aan de Leie"},
        "terms": [{"id": "0.50.4.0.0", "label": "Concert", "domain": "eventtype"}],
        "calendarType": "single",
        "startDate": "2026-07-06T20:00:00+02:00",
        "endDate": "2026-07-06T23:00:00+02:00",
        "subEvent": [
            {
                "id": 0,
                "startDate": "2026-07-06T20:00:00+02:00",
                "endDate": "2026-07-06T23:00:00+02:00",
                "status": {"type": "Available"},
                "bookingAvailability": {"type": "Available"},
                "@type": "Event",
            }
        ],
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "availableFrom": "2026-03-01T09:00:00+00:00",
        "availableTo": "2026-07-06T23:00:00+02:00",
        "workflowStatus": "READY_FOR_VALIDATION",
        "typicalAgeRange": "-",
        "attendanceMode": "offline",
        "audience": {"audienceType": "everyone"},
        "labels": ["avond"],
        "hiddenLabels": ["intern"],
        "created": "2026-03-01T09:00:00+00:00",
        "modified": "2026-03-01T09:00:00+00:00",
        "creator": "user-one",
        "languages": ["nl"],
        "completedLanguages": ["nl"],
        "completeness": 62,
        "playhead": 0,
        "sameAs": [f"http://www.uitinvlaanderen.be/agenda/e/avond-aan-de-leie/{event_id}"],
        "production": None,
    }


def test_the_nil_place(call, anonymous):
    shown = anonymous.got(f"/places/{NIL}")
    assert (shown["@type"], shown["name"], "@context" in shown) == ("Place", {"nl": "Online"}, False)
    event_id = call.made(
        "/events", event(NIL, attendanceMode="online", onlineUrl="https://live.example.org/x")
    )
    assert call.got(f"/events/{event_id}")["location"] == shown


def test_put_keeps_and_resets(call):
    place_id = call.made("/places", place())
    event_id = call.made(
        "/events", event(place_id, description={"nl": "Blijft."}, typicalAgeRange="6-12", labels=["weg"])
    )
    assert call("PUT", f"/events/{event_id}", event(place_id)).json()["eventId"] == event_id
    shown = call.got(f"/events/{event_id}")
    assert shown["description"] == {"nl": "Blijft."}
    assert shown["typicalAgeRange"] == "-"
    assert "labels" not in shown
    assert shown["playhead"] == 1


@pytest.mark.parametrize(
    "chosen", ["85b04295-479c-40f5-b3dd-469dfb4387b3", "692CC7D8-AAA7-4CC7-B8C02840528CA2E1"]
)
def test_put_of_an_unknown_uuid_creates_offers_but_no_organizers(call, chosen):
    assert problem(call("PUT", f"/organizers/{chosen}", organizer()))["status"] == 404
    assert call("PUT", f"/places/{chosen}", place()).status_code == 200
    assert call.got(f"/places/{chosen}")["creator"] == "user-one"
    assert call.got(f"/events/{call.made('/events', event(chosen))}")["location"]["name"] == place()["name"]


def test_the_old_import_address_creates_organizers_too(call):
    chosen = "85b04295-479c-40f5-b3dd-469dfb4387b3"
    assert call("PUT", f"/imports/organizers/{chosen}", organizer()).status_code == 200
    assert call.got(f"/organizers/{chosen}")["creator"] == "user-one"


@pytest.mark.parametrize("prefix", ["", "/imports"])
@pytest.mark.parametrize(
    "chosen", ["my-own-id", "85b04295-479c-40f5-b3dd-469dfb4387b", "85b04295479c40f5b3dd469dfb4387b3"]
)
def test_nothing_new_is_made_under_another_id(call, prefix, chosen):
    place_id = call.made("/places", place())
    before = AuditEntry.objects.count()
    for path, name, document in (
        ("events", "event", event(place_id)),
        ("places", "place", place(name={"nl": "Een andere zaal"})),
        *([("organizers", "Organizer", organizer())] if prefix else []),
    ):
        found = problem(call("PUT", f"{prefix}/{path}/{chosen}", document))
        assert (found["status"], found["type"]) == (404, PROBS + "url/not-found")
        assert found["detail"] == (
            f'The {name} with id "{chosen}" was not found. A new one needs a UUID as its id.'
        )
        assert call("GET", f"/{path}/{chosen}").status_code == 404
    assert AuditEntry.objects.count() == before


def test_a_body_is_judged_before_the_id(call):
    assert problem(call("PUT", "/places/my-own-id", place(name={})))["status"] == 400


def test_an_equal_document_records_nothing(call):
    place_id = call.made("/places", place())
    event_id = call.made("/events", event(place_id))
    before = (call.got(f"/events/{event_id}"), AuditEntry.objects.count(), OutboxEvent.objects.count())
    assert call("PUT", f"/events/{event_id}", event(place_id)).status_code == 200
    assert (
        call.got(f"/events/{event_id}"),
        AuditEntry.objects.count(),
        OutboxEvent.objects.count(),
    ) == before


def test_each_change_leaves_one_row_in_audit_and_outbox(call):
    place_id = call.made("/places", place())
    event_id = call.made("/events", event(place_id))
    call("PUT", f"/events/{event_id}", event(place_id, name={"nl": "Anders"}))
    audit = AuditEntry.objects.filter(aggregate_id=event_id).order_by("id")
    assert [(row.verb, row.actor) for row in audit] == [("create", "user-one"), ("replace", "user-one")]
    news = OutboxEvent.objects.filter(aggregate_id=event_id).order_by("id")
    assert [(row.type, row.version) for row in news] == [
        ("offers.event.changed", 0),
        ("offers.event.changed", 1),
    ]


def test_a_deleted_item_stays_readable(call):
    place_id = call.made("/places", place())
    assert call("DELETE", f"/places/{place_id}").status_code == 204
    deleted = call.got(f"/places/{place_id}")
    assert deleted["workflowStatus"] == "DELETED"
    assert call("DELETE", f"/places/{place_id}").status_code == 204
    assert call.got(f"/places/{place_id}") == deleted


def test_deleting_an_organizer_unlinks_it(call, god):
    place_id = call.made("/places", place())
    host = call.made("/organizers", organizer())
    link = {"organizer": {"@id": f"{BASE}/organizers/{host}"}}
    event_id = call.made("/events", event(place_id, **link))
    assert problem(call("DELETE", f"/organizers/{host}"))["detail"] == (
        f'User user-one has no permission "Organisaties beheren" on resource {host}'
    )
    assert "organizer" in call.got(f"/events/{event_id}")
    assert god("DELETE", f"/organizers/{host}").status_code == 204
    shown = call.got(f"/events/{event_id}")
    assert ("organizer" in shown, shown["playhead"]) == (False, 1)
    assert call.got(f"/organizers/{host}")["workflowStatus"] == "DELETED"


def test_deleting_a_place_leaves_its_events(call):
    place_id = call.made("/places", place())
    event_id = call.made("/events", event(place_id))
    call("DELETE", f"/places/{place_id}")
    assert call.got(f"/events/{event_id}")["location"]["workflowStatus"] == "DELETED"


def test_a_counter_of_the_card_system_cannot_be_deleted(call, god, settings):
    settings.FOYER_CARD_LABELS = {"7": "UiTPAS Gent"}
    place_id = call.made("/places", place(hiddenLabels=["UiTPAS Gent"]))
    refusal = {
        "type": PROBS + "uitdatabank/cannot-delete-uitpas-place",
        "title": "Cannot delete UiTPAS place",
        "status": 403,
        "detail": "Place is an UiTPAS counter. UiTPAS places cannot be deleted.",
    }
    assert problem(god("DELETE", f"/places/{place_id}")) == refusal
    wanted = {"workflowStatus": "DELETED"}
    assert problem(god("PUT", f"/places/{place_id}/workflow-status", wanted)) == refusal
    again = place(hiddenLabels=["UiTPAS Gent"], workflowStatus="DELETED")
    assert problem(god("PUT", f"/places/{place_id}", again)) == refusal
    assert call.got(f"/places/{place_id}")["workflowStatus"] == "READY_FOR_VALIDATION"


def test_a_place_that_exists_already_is_named(call, stranger):
    place_id = call.made("/places", place())
    assert problem(call("POST", "/places", place())) == {
        "type": PROBS + "uitdatabank/duplicate-place",
        "title": "Duplicate place",
        "status": 409,
        "detail": "A place with this address / name combination already exists. "
        "Please use the existing place for your purposes.",
        "duplicatePlaceUri": f"{BASE}/places/{place_id}",
    }
    stranger.made("/places", place())
    call("DELETE", f"/places/{place_id}")
    call.made("/places", place())


def test_websites_of_organizers_are_unique(call, god):
    host = call.made("/organizers", organizer())
    again = organizer(url="http://linde.example.org/")
    assert problem(call("POST", "/organizers", again)) == {
        "type": PROBS + "uitdatabank/duplicate-url",
        "title": "Duplicate URL",
        "status": 400,
        "detail": "The url http://linde.example.org/ (normalized to linde.example.org) is already in use.",
    }
    assert call("PUT", f"/organizers/{host}", again).status_code == 200
    god("DELETE", f"/organizers/{host}")
    call.made("/organizers", organizer())


def test_an_id_belongs_to_one_kind(call):
    place_id = call.made("/places", place())
    assert problem(call("PUT", f"/imports/organizers/{place_id}", organizer())) == {
        "type": PROBS + "uitdatabank/resource-id-already-in-use",
        "title": "Resource id already in use",
        "status": 400,
    }
    assert call("GET", f"/organizers/{place_id}").status_code == 404


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {"type": PROBS + "body/missing", "title": "Body missing", "status": 400}),
        (
            b"{",
            {
                "type": PROBS + "body/invalid-syntax",
                "title": "Invalid body syntax",
                "status": 400,
                "detail": "The given request body could not be parsed as JSON.",
            },
        ),
        (
            b"12",
            {
                "type": PROBS + "body/invalid-data",
                "title": "Invalid body data",
                "status": 400,
                "schemaErrors": [{"jsonPointer": "/", "error": "Root element must be an array or object"}],
            },
        ),
        (
            b"[]",
            {
                "type": PROBS + "body/invalid-data",
                "title": "Invalid body data",
                "status": 400,
                "schemaErrors": [
                    {"jsonPointer": "/", "error": "The data (array) must match the type: object"}
                ],
            },
        ),
        (
            {"mainLanguage": "nl", "name": None},
            {
                "type": PROBS + "body/invalid-data",
                "title": "Invalid body data",
                "status": 400,
                "schemaErrors": [
                    {
                        "jsonPointer": "/",
                        "error": "The required properties (name, terms, location, calendarType) are missing",
                    }
                ],
            },
        ),
    ],
    ids=["nothing", "broken", "number", "list", "empty"],
)
def test_bodies_that_are_refused(call, body, expected):
    assert problem(call("POST", "/events", body)) == expected


def test_unknown_links(call):
    body = event("f0000000-0000-4000-8000-000000000000")
    assert problem(call("POST", "/events", body))["schemaErrors"] == [
        {
            "jsonPointer": "/location",
            "error": 'The location with id "f0000000-0000-4000-8000-000000000000" was not found.',
        }
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe",
        b'{"name": "\xc3\x28"}',
        b'{"name": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"mainLanguage": NaN}',
        b"{} {}",
        b'{"mainLanguage":"nl","mainLanguage":{"a":[]}}',
        b'"' + b"a" * 9_000_000 + b'"',
        b'{"a":"' + b"a" * 9_000_000 + b'"}',
    ],
    ids=range(10),
)
def test_hostile_bodies_get_the_400_of_the_contract(call, body):
    for method, path in (
        ("POST", "/events"),
        ("POST", "/places"),
        ("PUT", "/organizers/x"),
        ("PUT", "/places/x"),
    ):
        found = problem(call(method, path, body))
        assert found["status"] in ({404} if path == "/organizers/x" else {400})
        assert found["type"].startswith(PROBS)


def test_the_character_nul_is_kept_out(call):
    place_id = call.made("/places", place(name={"nl": "De\x00 Zaal"}, labels=["on\x00der"]))
    shown = call.got(f"/places/{place_id}")
    assert (shown["name"], shown["labels"]) == ({"nl": "De Zaal"}, ["onder"])


def test_several_dates_are_sorted(call):
    place_id = call.made("/places", place())
    event_id = call.made("/events", several(place_id, 9, 7, 8))
    shown = call.got(f"/events/{event_id}")
    assert [item["startDate"][:10] for item in shown["subEvent"]] == [
        "2026-07-07",
        "2026-07-08",
        "2026-07-09",
    ]


def test_metadata_on_request(call):
    place_id = call.made("/places", place())
    assert "metadata" not in call.got(f"/places/{place_id}?includeMetadata=no")
    assert call.got(f"/places/{place_id}?includeMetadata=true")["metadata"] == {
        "createdByApiConsumer": "unknown",
        "popularity": 0,
    }


def test_metadata_tells_the_program_that_entered_an_item(db, settings):
    named, other = Caller("a@clients", client_id="a"), Caller("b@clients", client_id="b")
    settings.FOYER_CONSUMER_NAMES = {"a": "De Krant"}
    told = {}
    for call in (named, other):
        place_id = call.made("/places", place(name={"nl": "Zaal"}))
        metadata = call.got(f"/places/{place_id}?includeMetadata=1")["metadata"]
        told[call is named] = metadata["createdByApiConsumer"]
    assert told == {True: "De Krant", False: "other"}


def test_the_nil_place_is_never_kept(god):
    nil = "/places/00000000-0000-0000-0000-000000000000"
    events, organizers = (nil.replace("places", plural) for plural in ("events", "organizers"))
    for path in (nil, events, f"/imports{nil}", f"/imports{organizers}"):
        kind = path.split("/")[-2]
        body = {
            "places": place(),
            "events": event("00000000-0000-0000-0000-000000000000", attendanceMode="online"),
            "organizers": organizer(),
        }[kind]
        told = problem(god("PUT", path, body))
        assert (told["status"], told["title"]) == (400, "Resource id already in use"), path
    assert AuditEntry.objects.count() == OutboxEvent.objects.count() == 0
