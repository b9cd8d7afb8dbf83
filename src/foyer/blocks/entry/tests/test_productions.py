# SPDX-License-Identifier: EUPL-1.2
"""Productions as clients meet them: bodies, statuses and texts of the contract, and what documents show."""

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.tests.documents import event, place, several
from foyer.blocks.roles.public import add_member, ensure_role
from foyer.kernel.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db

NONE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def events(call):
    """Return the ids of four events at one place."""
    hall = call.made("/places", place())
    return [call.made("/events", event(hall, name={"nl": f"Nummer {n}"})) for n in range(4)]


@pytest.fixture
def made(god):
    """Return a function that makes a production of events and returns its id."""

    def make(name, *ids):
        answer = god("POST", "/productions", {"name": name, "eventIds": list(ids)})
        assert answer.status_code == 201, answer.content
        return answer.json()["productionId"]

    return make


def announced():
    """Take the ids of the events that the outbox tells of, sorted."""
    rows = OutboxEvent.objects.filter(type="offers.event.changed")
    found = sorted(rows.values_list("aggregate_id", flat=True))
    OutboxEvent.objects.all().delete()
    return found


def url(event_id):
    return f"http://localhost:8000/api/entry/events/{event_id}"


def blank(answer, title):
    assert problem(answer) == {"type": "about:blank", "title": title, "status": 400}


def messages(answer):
    told = problem(answer)
    assert (told["type"], told["title"], answer.status_code) == ("about:blank", "Invalid payload.", 400)
    return told["validation_messages"]


def test_documents_show_the_production_and_its_other_events(god, events, made, anonymous):
    before = anonymous.got(f"/events/{events[0]}")
    assert before["production"] is None
    announced()
    production = made("Reinaert op reis", events[0], events[1], events[0])
    assert announced() == sorted(events[:2])
    shown = anonymous.got(f"/events/{events[0]}")
    expected = {"id": production, "title": "Reinaert op reis", "otherEvents": [url(events[1])]}
    assert shown == {**before, "production": expected}
    assert anonymous.got(f"/events/{events[2]}")["production"] is None


def test_a_list_is_a_page_by_name(god, events, made):
    second = made("Überreizen", events[2])
    first = made("Reinaert op reis", events[1], events[0])
    answer = god("GET", "/productions?name=REI&limit=1")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.json() == {
        "@context": "http://www.w3.org/ns/hydra/context.jsonld",
        "@type": "PagedCollection",
        "itemsPerPage": 1,
        "totalItems": 2,
        "member": [
            {
                "name": "Reinaert op reis",
                "production_id": first,
                "productionId": first,
                "events": [events[1], events[0]],
            }
        ],
    }
    after = god("GET", "/productions?name=uberrei&start=0").json()
    assert (after["itemsPerPage"], [one["productionId"] for one in after["member"]]) == (30, [second])
    assert [one["productionId"] for one in god("GET", "/productions?start=1").json()["member"]] == [second]
    assert god("GET", "/productions?name=100%25").json()["totalItems"] == 0
    assert god("GET", "/productions?name=_").json()["totalItems"] == 0
    assert god("GET", "/productions?limit=0").json()["member"] == []


@pytest.mark.parametrize("query", ["start=-1", "limit=many", "limit=1001", "start=1e3", "limit=%C2%B2"])
def test_pages_that_are_none_are_not_found(god, query):
    name = query.partition("=")[0]
    told = problem(god("GET", f"/productions?{query}"))
    assert told["status"] == 404
    assert told["detail"].startswith(f'Query parameter {name} has invalid value "')


def test_a_list_needs_a_fixed_number_of_queries(god, events, made, django_assert_num_queries):
    for number, one in enumerate(events):
        made(f"Reeks {number}", one)
    # One for who calls, three for the list.
    with django_assert_num_queries(4):
        assert len(god("GET", "/productions").json()["member"]) == 4


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, {"name": "Required but could not be found", "eventIds": "Required but could not be found"}),
        (
            {"name": "", "eventIds": []},
            {"name": "Cannot be empty", "eventIds": "At least one event should be provided"},
        ),
        ({"name": " ", "eventIds": ["x"]}, {"name": "Cannot be empty"}),
        ({"name": None, "eventIds": ["x"]}, {"name": "Required but could not be found"}),
        ({"name": 3, "eventIds": ["x"]}, {"name": "Should be a text"}),
        ({"name": "A", "eventIds": "x"}, {"eventIds": "Should be a list of ids of events"}),
        ({"name": "A", "eventIds": [3]}, {"eventIds": "Should be a list of ids of events"}),
        ({"name": "A", "eventIds": ["x"] * 1001}, {"eventIds": "At most 1000 events should be provided"}),
        ([], {"name": "Required but could not be found", "eventIds": "Required but could not be found"}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_production_is_told_by_field(god, call, body, expected):
    assert messages(god("POST", "/productions", body)) == expected
    # Bodies are judged before rights, as everywhere.
    assert messages(call("POST", "/productions", body)) == expected
    assert god("GET", "/productions").json()["totalItems"] == 0


def test_bodies_that_are_none(god, events, made):
    production = made("Reeks", events[0])
    for method, path in (("POST", "/productions"), ("PUT", f"/productions/{production}/name")):
        assert problem(god(method, path))["type"].endswith("body/missing")
        assert problem(god(method, path, "{"))["type"].endswith("body/invalid-syntax")
    assert messages(god("PUT", f"/productions/{production}/name", {})) == {
        "name": "Required but could not be found"
    }
    assert messages(god("PUT", f"/productions/{production}/name", {"name": ""})) == {
        "name": "Cannot be empty"
    }


def test_who_may_not_is_told_which_right_is_missing(call, god, events, made):
    production = made("Reeks", events[0])
    announced()
    rows = AuditEntry.objects.count()
    one = f"/productions/{production}"
    for method, path, body in (
        ("PUT", f"{one}/events/{events[1]}", None),
        ("DELETE", f"{one}/events/{events[0]}", None),
        ("POST", f"{one}/merge/{NONE}", None),
        ("PUT", f"{one}/name", {"name": "Anders"}),
    ):
        told = problem(call(method, path, body))
        assert told["detail"] == (
            f'User user-one has no permission "Producties aanmaken" on resource {production}'
        )
        assert told["type"] == "https://api.publiq.be/probs/auth/forbidden"
    assert problem(call("POST", "/productions", {"name": "A", "eventIds": [events[1]]}))["status"] == 403
    assert problem(call("POST", "/productions/skip", {"eventIds": events[:2]}))["status"] == 403
    assert AuditEntry.objects.count() == rows
    assert announced() == []
    assert god.got("/productions")["member"][0]["events"] == [events[0]]
    assert call.got("/productions")["totalItems"] == 1


def test_a_role_may_let_somebody_change_productions(call, stranger, events):
    add_member(ensure_role("Redactie", "", ["PRODUCTIES_AANMAKEN"], "editors"), "user-two")
    body = {"name": "Reeks", "eventIds": events[:1]}
    production = stranger("POST", "/productions", body).json()["productionId"]
    assert stranger("PUT", f"/productions/{production}/events/{events[1]}").status_code == 204
    assert problem(call("PUT", f"/productions/{production}/events/{events[2]}"))["status"] == 403
    assert call.got("/productions")["member"][0]["events"] == events[:2]


def test_a_whole_document_keeps_the_production(call, events, made):
    production = made("Reeks", events[0])
    hall = call.got(f"/events/{events[0]}")["location"]["@id"].rpartition("/")[2]
    assert call("PUT", f"/events/{events[0]}", event(hall, name={"nl": "Anders"})).status_code == 200
    assert call.got(f"/events/{events[0]}")["production"]["id"] == production
    assert call("DELETE", f"/events/{events[0]}").status_code == 204
    assert call.got("/productions")["member"][0]["events"] == [events[0]]


def test_an_event_that_does_not_exist_is_not_added(god, events, made):
    title = f"Event with id {NONE} cannot be added to a production because the event does not exist."
    blank(god("POST", "/productions", {"name": "A", "eventIds": [events[0], NONE]}), title)
    assert god.got("/productions")["totalItems"] == 0
    production = made("Reeks", events[0])
    blank(god("PUT", f"/productions/{production}/events/{NONE}"), title)


def test_an_event_is_in_one_production_at_most(god, events, made):
    first, second = made("Een", events[0]), made("Twee", events[1])
    announced()
    blank(
        god("PUT", f"/productions/{first}/events/{events[1]}"),
        f"Event with id {events[1]} cannot be added to production with id {first}"
        " because it already belongs to another production.",
    )
    blank(
        god("PUT", f"/productions/{second}/events/{events[1]}"),
        f"Event with id {events[1]} cannot be added to production with id {second}"
        " because it already belongs to that production.",
    )
    told = problem(god("POST", "/productions", {"name": "Drie", "eventIds": [events[2], events[0]]}))
    start, _, rest = told["title"].partition(" production with id ")
    assert start == f"Events with ids {events[2]},{events[0]} cannot be added to"
    assert rest[36:] == " because some events already belong to another production."
    assert rest[:36] not in {first, second}
    assert announced() == []
    assert god.got("/productions")["totalItems"] == 2


def test_events_come_and_go_and_the_last_one_takes_the_production_along(god, events, made):
    production = made("Reeks", events[0])
    announced()
    one = f"/productions/{production}/events"
    assert god("PUT", f"{one}/{events[1]}").status_code == 204
    assert announced() == sorted(events[:2])
    assert god.got(f"/events/{events[0]}")["production"]["otherEvents"] == [url(events[1])]
    assert god("DELETE", f"{one}/{events[0]}").status_code == 204
    assert announced() == sorted(events[:2])
    assert god.got(f"/events/{events[0]}")["production"] is None
    assert god.got(f"/events/{events[1]}")["production"]["otherEvents"] == []
    assert god("DELETE", f"{one}/{events[0]}").status_code == 204
    assert announced() == []
    assert god("DELETE", f"{one}/{events[1]}").status_code == 204
    assert announced() == [events[1]]
    assert god.got("/productions")["totalItems"] == 0
    blank(
        god("DELETE", f"{one}/{events[1]}"),
        f"Event with id {events[1]} cannot be removed from production with id {production}"
        " because that production does not exist.",
    )
    told = problem(god("PUT", f"{one}/{events[1]}"))
    assert (told["status"], told["detail"]) == (404, f'The Production with id "{production}" was not found.')


def test_merging_moves_the_events(god, events, made):
    into, other = made("Blijft", events[0]), made("Gaat", events[1], events[2])
    announced()
    assert god("POST", f"/productions/{into}/merge/{other}").status_code == 204
    assert announced() == sorted(events[:3])
    (left,) = god.got("/productions")["member"]
    assert (left["productionId"], left["name"], sorted(left["events"])) == (
        into,
        "Blijft",
        sorted(events[:3]),
    )
    assert god.got(f"/events/{events[1]}")["production"]["id"] == into
    told = problem(god("POST", f"/productions/{into}/merge/{other}"))
    assert (told["status"], told["detail"]) == (404, f'The Production with id "{other}" was not found.')
    assert problem(god("POST", f"/productions/{other}/merge/{into}"))["status"] == 404
    assert god("POST", f"/productions/{into}/merge/{into}").status_code == 204
    assert len(god.got("/productions")["member"][0]["events"]) == 3
    assert announced() == []


def test_a_new_name_is_shown_on_the_events(god, events, made):
    production = made("Oud", *events[:2])
    announced()
    path = f"/productions/{production}/name"
    assert god("PUT", path, {"name": "Nieuw"}).status_code == 204
    assert announced() == sorted(events[:2])
    assert god.got(f"/events/{events[0]}")["production"]["title"] == "Nieuw"
    assert god("PUT", path, {"name": "Nieuw"}).status_code == 204
    assert announced() == []
    assert [one["name"] for one in god.got("/productions?name=nieuw")["member"]] == ["Nieuw"]
    assert problem(god("PUT", f"/productions/{NONE}/name", {"name": "X"}))["status"] == 404


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "Required but could not be found"),
        ({"eventIds": []}, "At least two events should be provided"),
        ({"eventIds": ["x", "x"]}, "At least two events should be provided"),
        ({"eventIds": ["x", "y", "z"]}, "At most two events should be provided"),
        ({"eventIds": "x"}, "Should be a list of ids of events"),
        ({"eventIds": ["x" * 256, "y"]}, "Should be a list of ids of events"),
    ],
)
def test_what_is_wrong_with_a_pair_is_told_by_field(god, body, message):
    assert messages(god("POST", "/productions/skip", body)) == {"eventIds": message}


def test_without_pairs_nothing_is_suggested(call):
    answer = call("GET", "/productions/suggestion")
    assert (answer.status_code, answer.content) == (204, b"")


def test_everything_takes_a_caller_who_is_known(anonymous):
    for method, path in (
        ("GET", "/productions"),
        ("GET", "/productions/suggestion"),
        ("POST", "/productions"),
        ("POST", "/productions/skip"),
        ("PUT", f"/productions/{NONE}/name"),
        ("PUT", f"/productions/{NONE}/events/{NONE}"),
        ("DELETE", f"/productions/{NONE}/events/{NONE}"),
        ("POST", f"/productions/{NONE}/merge/{NONE}"),
    ):
        assert problem(anonymous(method, path))["status"] == 401


@pytest.mark.parametrize("joins", [False, True])
def test_a_copy_joins_the_production_where_the_installation_wants_that(call, events, made, settings, joins):
    settings.FOYER_COPIES_JOIN_PRODUCTION = joins
    production = made("Reeks", events[0])
    announced()
    dates = {name: several("x", 8)[name] for name in ("calendarType", "subEvent")}
    copy = call("POST", f"/events/{events[0]}/copies", dates).json()["eventId"]
    shown = call.got(f"/events/{copy}")["production"]
    if joins:
        assert shown == {"id": production, "title": "Reeks", "otherEvents": [url(events[0])]}
        assert announced() == sorted([copy, events[0]])
    else:
        assert shown is None
        assert announced() == [copy]
    alone = call("POST", f"/events/{events[1]}/copies", dates).json()["eventId"]
    assert call.got(f"/events/{alone}")["production"] is None
