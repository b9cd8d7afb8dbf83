# SPDX-License-Identifier: EUPL-1.2
"""Lists of requests: filters, order, pages, and what is hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.blocks.ownership.public import request
from foyer.kernel.ids import NIL


def caller(name):
    return Caller(name, email=f"{name}@example.org")


@pytest.fixture
def organizers(db):
    """Two organisers of `one` and one of `two`."""
    makers = {"a": "one", "b": "one", "c": "two"}
    return {
        name: caller(maker).made("/organizers", organizer(url=f"https://{name}.example.org"))
        for name, maker in makers.items()
    }


@pytest.fixture
def requests(organizers):
    """Ask for each organiser, by people whose names are in another order than their requests."""
    asked = [("a", "zoe"), ("a", "adam"), ("b", "mia"), ("c", "zoe")]
    return {
        (item, who): caller(who).made("/ownerships", {"itemId": organizers[item], "itemType": "organizer"})
        for item, who in asked
    }


def listed(who, query):
    found = caller(who).got(f"/ownerships?{query}")
    assert found["@context"] == "http://www.w3.org/ns/hydra/context.jsonld"
    assert found["@type"] == "PagedCollection"
    assert found["itemsPerPage"] == len(found["member"])
    return found["totalItems"], [each["id"] for each in found["member"]]


def test_a_manager_sees_the_requests_for_his_organisers(organizers, requests):
    answer = caller("one")("GET", f"/ownerships?itemId={organizers['a']}")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert listed("one", f"itemId={organizers['a']}") == (2, [requests["a", "adam"], requests["a", "zoe"]])
    assert answer.json()["member"][0] == caller("adam").got(f"/ownerships/{requests['a', 'adam']}")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["adam", "mia", "zoe"]),
        ("&sort=owner_id", ["adam", "mia", "zoe"]),
        ("&sort=-owner_id", ["zoe", "mia", "adam"]),
    ],
)
def test_requests_are_in_order_of_their_owners(sort, order, requests):
    found = caller("one").got(f"/ownerships?state=requested{sort}")
    assert [each["ownerId"] for each in found["member"]] == order


@pytest.mark.parametrize(("sort", "keys"), [("created", 1), ("-created", -1)])
def test_requests_are_in_order_of_time(sort, keys, requests, organizers):
    total, ids = listed("one", f"itemType=organizer&sort={sort}")
    assert total == 3
    assert {request(each).organizer_id for each in ids} == {organizers["a"], organizers["b"]}
    shown = [caller("one").got(f"/ownerships/{each}")["created"] for each in ids]
    assert shown == sorted(shown, reverse=keys < 0)


def test_everybody_sees_his_own_and_nobody_is_told_of_others(requests):
    assert listed("zoe", "state=requested") == (2, [requests["a", "zoe"], requests["c", "zoe"]])
    assert listed("nobody", "state=requested") == (0, [])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ownerId=zoe", [("a", "zoe")]),
        ("ownerId=zoe&state=approved", []),
        ("itemType=organizer&ownerId=mia", [("b", "mia")]),
        (f"itemId={NIL}", []),
        ("ownerId=unknown%7Cid", []),
    ],
)
def test_filters_go_together(query, names, requests):
    assert listed("one", query)[1] == [requests[name] for name in names]


def test_states_are_filtered(requests):
    assert caller("one")("POST", f"/ownerships/{requests['a', 'zoe']}/approve").status_code == 204
    assert caller("one")("POST", f"/ownerships/{requests['b', 'mia']}/reject").status_code == 204
    assert listed("one", "state=approved") == (1, [requests["a", "zoe"]])
    assert listed("one", "state=rejected") == (1, [requests["b", "mia"]])
    assert listed("one", "state=deleted") == (0, [])


def test_pages(requests, god):
    one, two = god.got("/ownerships?state=requested&limit=3"), god.got("/ownerships?state=requested&start=3")
    assert (one["totalItems"], one["itemsPerPage"]) == (4, 3)
    assert (two["totalItems"], two["itemsPerPage"]) == (4, 1)
    ids = [each["id"] for each in (*one["member"], *two["member"])]
    assert sorted(ids) == sorted(requests.values())


def test_a_page_far_away_or_without_room_is_empty(requests, god):
    for query in (f"start={2**63 - 1}", f"start={10**40}", "limit=0"):
        found = god.got(f"/ownerships?state=requested&{query}")
        assert (found["totalItems"], found["member"]) == (4, [])


def test_what_is_hidden_on_a_page_is_not_counted(requests):
    # Of four requests in the order of owners, `two` may see only the last.
    found = caller("two").got("/ownerships?state=requested&limit=3")
    assert (found["totalItems"], found["itemsPerPage"], found["member"]) == (1, 0, [])


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "Query parameter itemId or state is missing."),
        ("?start=0", "Query parameter itemId or state is missing."),
        ("?state=", "Query parameter itemId or state is missing."),
        (
            "?state=open",
            (
                'Query parameter state has invalid value "open". '
                "Should be one of approved, deleted, rejected, requested"
            ),
        ),
        ("?itemType=event", 'Query parameter itemType has invalid value "event". Should be one of organizer'),
        (
            "?state=requested&sort=name",
            (
                'Query parameter sort has invalid value "name". '
                "Should be one of owner_id, -owner_id, created, -created"
            ),
        ),
        (
            "?state=requested&start=-1",
            'Query parameter start has invalid value "-1". Should be a number from 0.',
        ),
        (
            "?state=requested&limit=2001",
            'Query parameter limit has invalid value "2001". Should be a number from 0 to 2000.',
        ),
    ],
)
def test_questions_that_cannot_be_answered(query, detail, call):
    told = problem(call("GET", f"/ownerships{query}"))
    assert told["type"] == "https://api.publiq.be/probs/url/not-found"
    assert told["detail"] == detail


def test_a_long_list_takes_as_many_queries_as_a_short_one(organizers, django_assert_num_queries):
    call = caller("one")
    for number in range(2):
        caller(f"p{number}").made("/ownerships", {"itemId": organizers["a"], "itemType": "organizer"})
    call.got("/ownerships?state=requested")
    with CaptureQueriesContext(connection) as few:
        call.got("/ownerships?state=requested")
        needed = len(few)
    for number in range(2, 30):
        caller(f"p{number}").made(
            "/ownerships", {"itemId": organizers["ab"[number % 2]], "itemType": "organizer"}
        )
    with django_assert_num_queries(needed):
        found = call.got("/ownerships?state=requested")
    assert found["itemsPerPage"] == 30


def linked(organizer_id):
    return {"organizer": {"@id": f"https://x.example.org/organizers/{organizer_id}"}}


def test_organisers_of_what_one_entered_are_suggested(organizers):
    call = caller("maker")
    hall = call.made("/places", place(**linked(organizers["a"])))
    call.made("/events", event(hall, **linked(organizers["b"])))
    call.made("/events", event(hall, **linked(organizers["b"])))
    caller("elsewhere").made("/events", event(hall, **linked(organizers["c"])))
    found = call("GET", "/ownerships/suggestions?itemType=organizer")
    assert found.headers["Content-Type"] == "application/ld+json"
    shown = found.json()
    assert (shown["itemsPerPage"], shown["totalItems"]) == (2, 2)
    assert {each["@id"].rpartition("/")[2] for each in shown["member"]} == {organizers["a"], organizers["b"]}
    assert all(each["@id"].startswith("http") for each in shown["member"])
    assert {each["@type"] for each in shown["member"]} == {"Organizer"}


def suggested(call):
    found = call.got("/ownerships/suggestions?itemType=organizer")
    return [each["@id"].rpartition("/")[2] for each in found["member"]]


def test_suggestions_go_when_they_were_followed(organizers):
    call = caller("maker")
    hall = call.made("/places", place(**linked(organizers["a"])))
    assert suggested(call) == [organizers["a"]]
    asked = call.made("/ownerships", {"itemId": organizers["a"], "itemType": "organizer"})
    assert suggested(call) == []
    assert caller("one")("POST", f"/ownerships/{asked}/reject").status_code == 204
    assert suggested(call) == [organizers["a"]]
    assert call("PUT", f"/places/{hall}/workflow-status", {"workflowStatus": "DELETED"}).status_code == 204
    assert suggested(call) == []


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "Query parameter itemType is missing."),
        ("?itemType=event", 'Query parameter itemType has invalid value "event". Should be one of organizer'),
    ],
)
def test_suggestions_are_for_organisers(query, detail, call):
    told = problem(call("GET", f"/ownerships/suggestions{query}"))
    assert (told["status"], told["detail"]) == (404, detail)
