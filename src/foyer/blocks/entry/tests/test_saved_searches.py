# SPDX-License-Identifier: EUPL-1.2
"""Saved searches: what is always there, what people keep, and what follows from owning organisers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent

ALL = "/saved-searches/v3"
GENT = {"name": "In Gent", "query": "regions:nis-44021"}


def caller(name):
    return Caller(name, email=f"{name}@example.org")


def owning(who, **changed):
    """Let somebody own an organiser by an approved request; return its id."""
    manager = caller("manager")
    item = manager.made("/organizers", organizer(**changed))
    asked = caller(who).made("/ownerships", {"itemId": item, "itemType": "organizer"})
    assert manager("POST", f"/ownerships/{asked}/approve").status_code == 204
    return item


def test_what_one_entered_is_always_there(call):
    assert call.got(ALL) == [{"name": "Door mij ingevoerd", "query": "creator:user-one"}]


def test_searches_come_in_the_order_in_which_they_were_kept(call):
    ids = [call.made(ALL, {"name": name, "query": f"name:{name}"}) for name in ("z", "a")]
    assert call.got(ALL)[1:] == [
        {"name": "z", "query": "name:z", "id": ids[0]},
        {"name": "a", "query": "name:a", "id": ids[1]},
    ]
    entry = AuditEntry.objects.get(aggregate_id=ids[0])
    assert (entry.verb, entry.aggregate_type, entry.detail) == ("save_search", "saved_search", None)
    assert OutboxEvent.objects.filter(aggregate_id=ids[0]).count() == 1


def test_everybody_keeps_his_own(call, stranger):
    call.made(ALL, GENT)
    assert [each["name"] for each in stranger.got(ALL)] == ["Door mij ingevoerd"]


def test_owned_organisers_come_last_and_are_not_kept(db):
    asker = caller("asker")
    first = owning("asker", name={"nl": "Linde", "fr": "Tilleul"}, mainLanguage="fr")
    kept = asker.made(ALL, GENT)
    second = owning("asker", url="https://two.example.org", name={"fr": "Chêne"}, mainLanguage="fr")
    assert asker.got(ALL) == [
        {"name": "Door mij ingevoerd", "query": "creator:asker"},
        {**GENT, "id": kept},
        {"name": "Aanbod Linde", "query": f"organizer.id:{first}"},
        {"name": "Aanbod Chêne", "query": f"organizer.id:{second}"},
    ]


def test_only_active_organisers_that_are_still_owned_are_there(db, god):
    item = owning("asker")
    gone = owning("asker", url="https://two.example.org")
    assert len(caller("asker").got(ALL)) == 3
    assert god("DELETE", f"/organizers/{gone}").status_code == 204
    (asked,) = caller("asker").got(f"/ownerships?itemId={item}")["member"]
    assert len(caller("asker").got(ALL)) == 2
    assert god("DELETE", f"/ownerships/{asked['id']}").status_code == 204
    assert len(caller("asker").got(ALL)) == 1


@pytest.mark.parametrize(
    ("mode", "query"),
    [
        ("id", "creator:asker"),
        ("email", "creator:asker@example.org"),
        ("both", "creator:(asker@example.org OR asker)"),
    ],
)
def test_an_installation_chooses_by_what_ones_own_is_found(mode, query, db, settings):
    settings.FOYER_CREATED_BY_ME = mode
    assert caller("asker").got(ALL)[0]["query"] == query


@pytest.mark.parametrize("mode", ["email", "both"])
def test_whoever_has_no_address_is_found_by_id(mode, call, settings):
    settings.FOYER_CREATED_BY_ME = mode
    assert call.got(ALL)[0]["query"] == "creator:user-one"


def test_queries_are_kept_decoded(call):
    encoded = "dateRange:%5B2026-04-28T00:00:00%2B02:00 TO 2026-05-05T23:59:59+02:00]"
    call.made(ALL, {"name": "a", "query": encoded})
    assert call.got(ALL)[1]["query"] == "dateRange:[2026-04-28T00:00:00+02:00 TO 2026-05-05T23:59:59+02:00]"


def test_a_search_is_changed(call):
    made = call.made(ALL, GENT)
    assert call("PUT", f"{ALL}/{made}", {"name": "Nu", "query": "text%3Anu"}).status_code == 204
    assert call.got(ALL)[1:] == [{"name": "Nu", "query": "text:nu", "id": made}]
    rows = AuditEntry.objects.filter(aggregate_id=made).count()
    assert call("PUT", f"{ALL}/{made}", {"name": "Nu", "query": "text:nu"}).status_code == 204
    assert AuditEntry.objects.filter(aggregate_id=made).count() == rows == 2


def test_a_search_is_removed(call):
    made = call.made(ALL, GENT)
    assert call("DELETE", f"{ALL}/{made}").status_code == 204
    assert len(call.got(ALL)) == 1
    assert problem(call("DELETE", f"{ALL}/{made}"))["status"] == 404


@pytest.mark.parametrize(("method", "body"), [("PUT", {"name": "x", "query": "y"}), ("DELETE", None)])
def test_what_somebody_else_keeps_stays_as_it_is(method, body, call, stranger, god):
    made = call.made(ALL, GENT)
    for who in (stranger, god):
        told = problem(who(method, f"{ALL}/{made}", body))
        assert told == {
            "type": "https://api.publiq.be/probs/auth/unauthorized",
            "title": "Unauthorized",
            "status": 401,
            "detail": "You do not own this saved search",
        }
    assert call.got(ALL)[1] == {**GENT, "id": made}


@pytest.mark.parametrize(("method", "body"), [("PUT", GENT), ("DELETE", None)])
def test_what_is_not_there_is_not_found(method, body, call):
    told = problem(call(method, f"{ALL}/{NIL}", body))
    assert (told["status"], told["detail"]) == (404, f'The saved search with id "{NIL}" was not found.')


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ({}, "name is missing"),
        ([], "name is missing"),
        ({"query": "x"}, "name is missing"),
        ({"name": None, "query": "x"}, "name is missing"),
        ({"name": "x"}, "query is missing"),
        ({"name": "x", "query": 4}, "query is missing"),
        ({"name": "x", "query": "%20"}, "query is missing"),
        ({"name": "x" * 256, "query": "x"}, "name is longer than 255 characters"),
        ({"name": "x", "query": "x" * 50_001}, "query is longer than 50000 characters"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_name_and_query_are_needed(method, body, title, call):
    made = call.made(ALL, GENT)
    told = problem(call(method, ALL if method == "POST" else f"{ALL}/{made}", body))
    assert told == {"type": "about:blank", "title": title, "status": 400}
    assert call.got(ALL)[1:] == [{**GENT, "id": made}]


def test_many_searches_take_as_many_queries_as_few(db, django_assert_num_queries):
    asker = caller("asker")
    owning("asker")
    asker.made(ALL, GENT)
    with CaptureQueriesContext(connection) as few:
        asker.got(ALL)
        needed = len(few)
    for number in range(5):
        asker.made(ALL, GENT)
        owning("asker", url=f"https://{number}.example.org")
    with django_assert_num_queries(needed):
        assert len(asker.got(ALL)) == 13
