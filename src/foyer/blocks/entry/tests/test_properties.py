# SPDX-License-Identifier: EUPL-1.2
"""Every single update: what it changes, that it changes nothing the second time, and what it refuses."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.geo.public import AddressParts, Learned, learn_addresses
from foyer.blocks.offers.tests.documents import ADDRESS, PERIOD, event, organizer, place, several
from foyer.kernel.actors import SYSTEM
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent

CONTACT = {"phone": ["09 000"], "email": [], "url": ["https://x.example.org"]}
PRICES = [
    {"category": "base", "name": {"nl": "Basis"}, "price": 10.5, "priceCurrency": "EUR"},
    {"category": "tariff", "name": {"nl": "Kind"}, "price": 5, "priceCurrency": "EUR"},
]

SHARED = [
    ("PUT", "/name/fr", {"name": "Autre"}, "name", lambda shown: shown["fr"] == "Autre"),
    ("PUT", "/description/nl", {"description": "Tekst"}, "description", {"nl": "Tekst"}),
    ("PUT", "/available-from", {"availableFrom": "2099-01-01T00:00:00+01:00"}, "availableFrom",
     "2099-01-01T00:00:00+01:00"),
    ("PUT", "/contact-point", {**CONTACT, "email": [""]}, "contactPoint", CONTACT),
    ("POST", "/contactPoint", {"contactPoint": CONTACT}, "contactPoint", CONTACT),
    ("PUT", "/booking-info", {"phone": "09 111"}, "bookingInfo", {"phone": "09 111"}),
    ("PUT", "/price-info", PRICES, "priceInfo", lambda shown: [line["price"] for line in shown] == [10.5, 5]),
    ("PUT", "/calendar", PERIOD, "endDate", "2026-05-31T23:59:59+02:00"),
    ("PUT", "/typical-age-range", {"typicalAgeRange": "-12"}, "typicalAgeRange", "0-12"),
    ("PUT", "/status", {"type": "Unavailable"}, "status", {"type": "Unavailable"}),
]  # fmt: skip
EVENTS = [
    ("PUT", "/booking-availability", {"type": "Available", "capacity": 40}, "bookingAvailability",
     {"type": "Available", "capacity": 40}),
    ("PUT", "/theme/1.8.1.0.0", None, "terms", lambda shown: shown[1]["domain"] == "theme"),
    ("PUT", "/type/0.55.0.0.0", None, "terms", lambda shown: shown[0]["id"] == "0.55.0.0.0"),
    ("PUT", "/attendance-mode", {"attendanceMode": "online"}, "location",
     lambda shown: shown["@id"].endswith(NIL)),
    ("PUT", "/audience", {"audienceType": "members"}, "audience", {"audienceType": "members"}),
    ("PUT", "/children-only", {"childrenOnly": True}, "childrenOnly", True),
    ("PUT", "/birthdate-range", {"from": "2014-01-01", "to": "2018-12-31"}, "birthdateRange",
     {"from": "2014-01-01", "to": "2018-12-31"}),
    ("PUT", "/faqs", [{"nl": {"question": "Wat?", "answer": "Dit."}}], "faqs",
     [{"nl": {"question": "Wat?", "answer": "Dit."}}]),
]  # fmt: skip
PLACES = [("PUT", "/address/nl", ADDRESS, "address", {"nl": ADDRESS})]
ORGANIZERS = [
    ("PUT", "/name", {"name": "vzw Anders"}, "name", {"nl": "vzw Anders"}),
    ("PUT", "/name/fr", {"name": "asbl"}, "name", lambda shown: shown["fr"] == "asbl"),
    ("PUT", "/description/nl", {"description": "Tekst"}, "description", {"nl": "Tekst"}),
    ("PUT", "/educational-description/nl", {"educationalDescription": "School"}, "educationalDescription",
     {"nl": "School"}),
    ("PUT", "/address", ADDRESS, "geo", {"latitude": 51.2086, "longitude": 3.2244}),
    ("PUT", "/url", {"url": "https://anders.example.org"}, "url", "https://anders.example.org"),
    ("PUT", "/contact-point", {"phone": ["09"]}, "contactPoint", {"phone": ["09"], "email": [], "url": []}),
]  # fmt: skip
CASES = [
    *(("events", *case) for case in (*SHARED, *EVENTS)),
    *(("places", *case) for case in (*SHARED, *PLACES)),
    *(("organizers", *case) for case in ORGANIZERS),
]


@pytest.fixture
def paths(call):
    learn_addresses(
        SYSTEM, "a test", [Learned(AddressParts("BE", "8000", "Brugge", "Markt 1"), 51.2086, 3.2244)]
    )
    place_id = call.made("/places", place())
    return {
        "places": f"/places/{place_id}",
        "events": f"/events/{call.made('/events', several(place_id, 6, 7))}",
        "organizers": f"/organizers/{call.made('/organizers', organizer())}",
    }


def _rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


@pytest.mark.parametrize(
    ("plural", "method", "path", "body", "name", "expected"), CASES, ids=[f"{c[0]}{c[2]}" for c in CASES]
)
def test_a_property_is_set_once(call, stranger, paths, plural, method, path, body, name, expected):
    before, rows = call.got(paths[plural]), _rows()
    assert problem(stranger(method, paths[plural] + path, body))["status"] == 403
    assert (call.got(paths[plural]), _rows()) == (before, rows)
    answer = call(method, paths[plural] + path, body)
    assert (answer.status_code, answer.content) == (204, b"")
    shown = call.got(paths[plural])
    assert expected(shown[name]) if callable(expected) else shown[name] == expected
    assert _rows() == (rows[0] + 1, rows[1] + 1)
    assert call(method, paths[plural] + path, body).status_code == 204
    assert (call.got(paths[plural]), _rows()) == (shown, (rows[0] + 1, rows[1] + 1))


def test_what_can_be_taken_away(call, paths):
    one = paths["events"]
    for path, body in (
        ("/theme/1.8.1.0.0", None),
        ("/description/nl", {"description": "Tekst"}),
        ("/attendance-mode", {"attendanceMode": "mixed"}),
        ("/online-url", {"onlineUrl": "https://live.example.org"}),
        ("/birthdate-range", {"from": "2014-01-01", "to": "2018-12-31"}),
    ):
        assert call("PUT", one + path, body).status_code == 204
    assert "typicalAgeRange" not in call.got(one)
    for path in ("/theme", "/description/nl", "/online-url", "/birthdate-range"):
        assert call("DELETE", one + path).status_code == 204
        assert call("DELETE", one + path).status_code == 204
    shown = call.got(one)
    assert [term["domain"] for term in shown["terms"]] == ["eventtype"]
    assert {"description", "onlineUrl", "birthdateRange"} & shown.keys() == set()
    assert shown["typicalAgeRange"] == "-"


def test_an_organizer_is_linked_and_taken_off(call, paths):
    host = paths["organizers"].rpartition("/")[2]
    for one in (paths["events"], paths["places"]):
        assert call("PUT", f"{one}/organizer/{host}").status_code == 204
        assert call.got(one)["organizer"]["@id"].endswith(host)
        assert call("DELETE", f"{one}/organizer/another").status_code == 204
        assert "organizer" in call.got(one)
        assert call("DELETE", f"{one}/organizer/{host}").status_code == 204
        assert "organizer" not in call.got(one)
    assert problem(call("PUT", f"{paths['events']}/organizer/none"))["detail"] == (
        'The Organizer with id "none" was not found.'
    )


def test_labels_one_by_one(call, stranger, paths):
    one = paths["places"]
    assert stranger("PUT", f"{one}/labels/van een ander").status_code == 204
    assert call("PUT", f"{one}/labels/a%2Fb|c%25").status_code == 204
    assert call.got(one)["labels"] == ["van een ander", "a/b|c%"]
    assert stranger("DELETE", f"{one}/labels/VAN EEN ANDER").status_code == 204
    assert call.got(one)["labels"] == ["a/b|c%"]
    playhead = call.got(one)["playhead"]
    assert call("PUT", f"{one}/labels", {"labels": ["a/b|c%"]}).status_code == 204
    assert call.got(one)["playhead"] == playhead + 1
    assert problem(call("PUT", f"{one}/labels/x"))["detail"] == (
        "The label should match pattern: ^[^;]{2,255}$"
    )


def _fault(pointer, error):
    return {"status": 400, "schemaErrors": [{"jsonPointer": pointer, "error": error}]}


REFUSALS = [
    ("/name/nl", {"name": ""}, _fault("/name", "Minimum string length is 1, found 0")),
    (
        "/typical-age-range",
        {"typicalAgeRange": "12-6"},
        _fault("/typicalAgeRange", '"From" age should not be greater than the "to" age.'),
    ),
    (
        "/price-info",
        [PRICES[0], {**PRICES[1], "name": {"nl": "Basistarief"}}],
        _fault("/priceInfo/1/name/nl", 'Tariff name "Basistarief" must be unique.'),
    ),
    (
        "/booking-info",
        {"url": "https://x.example.org"},
        _fault("/", "'urlLabel' property is required by 'url' property"),
    ),
    (
        "/online-url",
        {"onlineUrl": "https://x.example.org"},
        _fault("/onlineUrl", "An onlineUrl can not be used in combination with an offline attendanceMode."),
    ),
    (
        "/type/nothing",
        None,
        {
            "status": 404,
            "detail": "Category with id nothing not found in eventtype domain or not applicable for Event.",
        },
    ),
    (
        "/name/nederlands",
        {"name": "x"},
        {"status": 404, "detail": "The provided language route parameter is not supported."},
    ),
    ("/location/none", None, {"status": 404, "detail": 'Location with id "none" does not exist.'}),
    ("/departure-places", ["https://x.be/place/none"], {"status": 400}),
]


@pytest.mark.parametrize(("path", "body", "expected"), REFUSALS, ids=[case[0] for case in REFUSALS])
def test_refusals(call, paths, path, body, expected):
    before, rows = call.got(paths["events"]), _rows()
    told = problem(call("PUT", paths["events"] + path, body))
    assert {name: told.get(name) for name in expected} == expected
    assert (call.got(paths["events"]), _rows()) == (before, rows)


def test_capacity_belongs_to_dates(call, paths):
    told = problem(call("PUT", f"{paths['places']}/booking-availability", {"type": "Available"}))
    assert told["type"].endswith("calendar-type-not-supported")


def test_the_place_must_fit_how_people_attend(call, paths):
    told = problem(call("PUT", f"{paths['events']}/location/{NIL}"))
    assert told["type"].endswith("attendance-mode-not-supported")
    online = call.made("/events", event(NIL, attendanceMode="online"))
    place_id = paths["places"].rpartition("/")[2]
    assert problem(call("PUT", f"/events/{online}/location/{place_id}"))["status"] == 400
    back = {"attendanceMode": "mixed"}
    assert problem(call("PUT", f"/events/{online}/attendance-mode", back))["schemaErrors"] == [
        {
            "jsonPointer": "/",
            "error": "A location is required when changing an online event to mixed or offline",
        }
    ]
    back["location"] = f"https://x.example.org/places/{place_id}"
    assert call("PUT", f"/events/{online}/attendance-mode", back).status_code == 204
    assert call.got(f"/events/{online}")["location"]["name"] == {"nl": "De Lindezaal"}


def test_two_organizers_never_share_a_website(call, paths):
    other = call.made("/organizers", organizer(url="https://ander.example.org"))
    told = problem(call("PUT", f"/organizers/{other}/url", {"url": "https://linde.example.org"}))
    assert told["type"].endswith("duplicate-url")
    assert call.got(f"/organizers/{other}")["url"] == "https://ander.example.org"


def test_contributors_may_change_an_item_and_stay_hidden(call, stranger, anonymous, paths):
    helper = Caller("user-three", email="Hulp@example.org")
    for one in paths.values():
        assert problem(helper("GET", f"{one}/contributors"))["status"] == 403
        assert call("PUT", f"{one}/contributors", ["hulp@example.org"]).status_code == 204
        assert helper.got(f"{one}/contributors") == ["hulp@example.org"]
        assert helper.got(f"{one}?embedContributors=true")["contributors"] == ["hulp@example.org"]
        assert "contributors" not in stranger.got(f"{one}?embedContributors=true")
        assert b"hulp@example.org" not in anonymous("GET", one).content
        assert helper("PUT", f"{one}/contributors", []).status_code == 204
        assert problem(helper("PUT", f"{one}/contributors", []))["status"] == 403
        assert problem(call("PUT", f"{one}/contributors", ["x"]))["schemaErrors"] == [
            {"jsonPointer": "/0", "error": "The data must match the 'email' format"}
        ]


def test_a_copy_is_a_draft_of_whoever_copies(call, stranger, paths):
    call("PUT", f"{paths['events']}/labels/zomer")
    body = {
        "calendarType": "single",
        "subEvent": [{"startDate": "2027-07-06T20:00:00+02:00", "endDate": "2027-07-06T23:00:00+02:00"}],
    }
    assert problem(stranger("POST", f"{paths['events']}/copies", body))["status"] == 403
    answer = call("POST", f"{paths['events']}/copies", body)
    assert answer.status_code == 201
    assert set(answer.json()) == {"eventId", "url"}
    original, copy = call.got(paths["events"]), call.got(f"/events/{answer.json()['eventId']}")
    assert copy["location"] == original["location"]
    assert (copy["workflowStatus"], copy["startDate"]) == ("DRAFT", "2027-07-06T20:00:00+02:00")
    assert {"labels", "availableFrom"} & copy.keys() == set()
    assert copy["sameAs"] != original["sameAs"]
    assert (original["playhead"], copy["playhead"]) == (1, 2)


def test_a_copy_tells_the_program_that_made_it(call, paths):
    told = []
    for caller in (call, Caller("user-one", client_id="abc")):
        copy_id = caller("POST", f"{paths['events']}/copies", {"calendarType": "permanent"}).json()["eventId"]
        metadata = call.got(f"/events/{copy_id}?includeMetadata=true")["metadata"]
        told.append(metadata["createdByApiConsumer"])
    assert told == ["unknown", "other"]
