# SPDX-License-Identifier: EUPL-1.2
"""Requests for organisers: what is asked, in which order it is checked, and who is told what."""

from uuid import UUID

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent

MANAGER = "manager-one"
ASKER = "auth0|asker"
OTHER = "other-one"


@pytest.fixture
def manager(db):
    return Caller(MANAGER, email="manager@example.org")


@pytest.fixture
def asker(db):
    return Caller(ASKER, email="asker@example.org")


@pytest.fixture
def other(db):
    caller = Caller(OTHER, email="Other@Example.org")
    assert caller("GET", "/saved-searches/v3").status_code == 200
    return caller


@pytest.fixture
def linde(manager):
    return manager.made("/organizers", organizer())


def wish(item, **more):
    return {"itemId": item, "itemType": "organizer", **more}


def asked(call, item, **more):
    return call.made("/ownerships", wish(item, **more))


def test_a_request_is_kept_for_whoever_asks(asker, linde):
    answer = asker("POST", "/ownerships", wish(linde))
    assert answer.status_code == 201
    (key,) = answer.json()
    assert key == "id"
    made = answer.json()["id"]
    assert str(UUID(made)) == made
    shown = asker.got(f"/ownerships/{made}")
    moment = shown.pop("created")
    assert shown.pop("modified") == moment
    assert moment.endswith("+00:00")
    assert shown == {
        "id": made,
        "itemId": linde,
        "itemType": "organizer",
        "ownerId": ASKER,
        "ownerEmail": "asker@example.org",
        "requesterId": ASKER,
        "requesterEmail": "asker@example.org",
        "state": "requested",
    }


def test_a_request_is_recorded_and_told_of(asker, linde):
    made = asked(asker, linde)
    entry = AuditEntry.objects.get(aggregate_id=made)
    assert (entry.verb, entry.aggregate_type, entry.actor) == ("requested", "ownership", ASKER)
    assert entry.detail == {"organizer": linde}
    news = OutboxEvent.objects.get(aggregate_id=made)
    assert news.type == "ownership.request.requested"


@pytest.mark.parametrize("by", [{"ownerId": OTHER}, {"ownerEmail": "other@example.org"}])
def test_managers_ask_for_others(by, manager, other, linde):
    made = asked(manager, linde, **by)
    shown = manager.got(f"/ownerships/{made}")
    assert (shown["ownerId"], shown["ownerEmail"]) == (OTHER, "Other@Example.org")
    assert (shown["requesterId"], shown["requesterEmail"]) == (MANAGER, "manager@example.org")


def test_the_id_of_the_owner_goes_before_his_address(manager, other, asker, linde):
    asker("GET", "/saved-searches/v3")
    made = asked(manager, linde, ownerId=OTHER, ownerEmail="asker@example.org")
    assert manager.got(f"/ownerships/{made}")["ownerId"] == OTHER


@pytest.mark.parametrize("claims", [{"email": "asker@example.org"}, {}], ids=["known", "unknown"])
def test_whoever_names_himself_asks_for_himself(claims, db, linde):
    asker = Caller(ASKER, **claims)
    made = asked(asker, linde, ownerId=ASKER)
    assert asker.got(f"/ownerships/{made}")["ownerId"] == ASKER


def test_programs_ask_for_themselves_without_an_address(db, linde):
    program = Caller("p1@clients", client_id="p1")
    made = asked(program, linde)
    shown = program.got(f"/ownerships/{made}")
    assert shown["ownerId"] == shown["requesterId"] == "p1@clients"
    assert "ownerEmail" not in shown
    assert "requesterEmail" not in shown


REQUIRED = "The required properties (itemId, itemType) are missing"
PATTERN = (
    "The string should match pattern: "
    "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}"
)


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, [("/", REQUIRED)]),
        ({"itemId": None, "itemType": None}, [("/", REQUIRED)]),
        ({"itemId": NIL}, [("/", "The required properties (itemType) are missing")]),
        (wish("abc"), [("/itemId", PATTERN)]),
        (wish(3), [("/itemId", "The data (integer) must match the type: string")]),
        (
            {"itemId": NIL, "itemType": "event"},
            [("/itemType", "The data should match one item from enum")],
        ),
        (wish(NIL, ownerId=""), [("/ownerId", "Minimum string length is 1, found 0")]),
        (wish(NIL, ownerEmail="nobody"), [("/ownerEmail", "The data must match the 'email' format")]),
        ([], [("/", "The data (array) must match the type: object")]),
    ],
)
def test_bodies_are_checked_first(body, errors, asker):
    told = problem(asker("POST", "/ownerships", body))
    assert told["type"] == "https://api.publiq.be/probs/body/invalid-data"
    assert [(each["jsonPointer"], each["error"]) for each in told["schemaErrors"]] == errors


@pytest.mark.parametrize(
    ("owner", "detail"),
    [
        ({"ownerId": "nobody"}, "No user with id nobody was found in our system."),
        ({"ownerEmail": "no@example.org"}, "No user with email no@example.org was found in our system."),
    ],
)
def test_by_the_letter_the_owner_is_looked_up_before_the_organiser(owner, detail, asker, settings):
    settings.FOYER_STRICT_COMPATIBILITY = True
    told = problem(asker("POST", "/ownerships", wish(NIL, **owner)))
    assert told == {
        "type": "https://api.publiq.be/probs/body/invalid-data",
        "title": "Invalid body data",
        "status": 400,
        "detail": detail,
    }


def test_who_manages_the_organiser_is_told_that_nobody_knows_the_owner(manager, linde):
    told = problem(manager("POST", "/ownerships", wish(linde, ownerEmail="no@example.org")))
    assert (told["status"], told["detail"]) == (
        400,
        "No user with email no@example.org was found in our system.",
    )
    told = problem(manager("POST", "/ownerships", wish(linde, ownerId="nobody")))
    assert (told["status"], told["detail"]) == (400, "No user with id nobody was found in our system.")


def test_the_organiser_is_looked_up_before_the_right(asker, other):
    told = problem(asker("POST", "/ownerships", wish(NIL, ownerId=OTHER)))
    assert (told["status"], told["detail"]) == (404, f'The Organizer with id "{NIL}" was not found.')


def test_strangers_ask_for_nobody_else(asker, other, linde):
    told = problem(asker("POST", "/ownerships", wish(linde, ownerId=OTHER)))
    assert told == {
        "type": "https://api.publiq.be/probs/auth/forbidden",
        "title": "Forbidden",
        "status": 403,
        "detail": "You are not allowed to request ownership for this item",
    }
    assert not OutboxEvent.objects.filter(type__startswith="ownership.").exists()


@pytest.mark.parametrize("decision", [None, "approve"])
def test_one_request_at_a_time(decision, asker, manager, linde):
    made = asked(asker, linde)
    if decision:
        assert manager("POST", f"/ownerships/{made}/{decision}").status_code == 204
    told = problem(asker("POST", "/ownerships", wish(linde)))
    assert told == {
        "type": "https://api.publiq.be/probs/uitdatabank/ownership-already-exists",
        "title": "Ownership already exists",
        "status": 409,
        "detail": f"An ownership request for this item and owner already exists with id {made}",
    }


@pytest.mark.parametrize(("method", "path"), [("POST", "/reject"), ("DELETE", "")])
def test_afterwards_one_may_ask_again(method, path, asker, manager, linde):
    first = asked(asker, linde)
    assert manager(method, f"/ownerships/{first}{path}").status_code == 204
    assert asked(asker, linde) != first


@pytest.mark.parametrize(
    ("method", "path", "verb"),
    [
        ("POST", "/approve", "approve"),
        ("POST", "/reject", "reject"),
        ("DELETE", "", "delete"),
        ("GET", "", "get"),
    ],
)
def test_others_decide_and_read_nothing(method, path, verb, asker, other, linde):
    made = asked(asker, linde)
    told = problem(other(method, f"/ownerships/{made}{path}"))
    assert told["type"] == "https://api.publiq.be/probs/auth/forbidden"
    assert told["detail"] == f"You are not allowed to {verb} this ownership"
    assert asker.got(f"/ownerships/{made}")["state"] == "requested"


@pytest.mark.parametrize(
    ("method", "path", "verb"),
    [("POST", "/approve", "approve"), ("POST", "/reject", "reject"), ("DELETE", "", "delete")],
)
def test_owners_to_be_decide_nothing_themselves(method, path, verb, asker, linde):
    made = asked(asker, linde)
    told = problem(asker(method, f"/ownerships/{made}{path}"))
    assert told["detail"] == f"You are not allowed to {verb} this ownership"
    assert asker.got(f"/ownerships/{made}")["state"] == "requested"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("DELETE", ""), ("POST", "/approve"), ("POST", "/reject")]
)
def test_what_is_not_there_is_not_found(method, path, asker):
    told = problem(asker(method, f"/ownerships/{NIL}{path}"))
    assert told["type"] == "https://api.publiq.be/probs/url/not-found"
    assert told["detail"] == f'The Ownership with id "{NIL}" was not found.'


def test_nobody_in_particular_asks_nothing(anonymous, linde):
    assert problem(anonymous("POST", "/ownerships", wish(linde)))["status"] == 401
    assert problem(anonymous("GET", "/ownerships?itemId=x"))["status"] == 401


@pytest.mark.parametrize(
    ("method", "path", "state"),
    [("POST", "/approve", "approved"), ("POST", "/reject", "rejected"), ("DELETE", "", "deleted")],
)
def test_a_decision_says_who_and_when(method, path, state, asker, manager, linde):
    made = asked(asker, linde)
    assert manager(method, f"/ownerships/{made}{path}").status_code == 204
    shown = asker.got(f"/ownerships/{made}")
    assert shown["state"] == state
    assert shown[f"{state}ById"] == MANAGER
    assert shown[f"{state}ByEmail"] == "manager@example.org"
    assert shown[f"{state}Date"] == shown["modified"]
    assert {name for name in shown if name.endswith(("ById", "Date"))} == {f"{state}ById", f"{state}Date"}
    news = OutboxEvent.objects.filter(aggregate_id=made).order_by("id").values_list("type", flat=True)
    assert list(news) == ["ownership.request.requested", f"ownership.request.{state}"]


@pytest.mark.parametrize(
    ("first", "late"),
    [
        (("POST", "/approve"), ("POST", "/reject")),
        (("POST", "/reject"), ("POST", "/approve")),
        (("POST", "/approve"), ("POST", "/approve")),
        (("DELETE", ""), ("POST", "/approve")),
        (("DELETE", ""), ("DELETE", "")),
    ],
)
def test_a_decision_that_comes_late_changes_nothing(first, late, asker, manager, god, linde):
    made = asked(asker, linde)
    assert manager(first[0], f"/ownerships/{made}{first[1]}").status_code == 204
    before = asker.got(f"/ownerships/{made}")
    assert god(late[0], f"/ownerships/{made}{late[1]}").status_code == 204
    assert asker.got(f"/ownerships/{made}") == before
    assert OutboxEvent.objects.filter(aggregate_id=made).count() == 2


@pytest.mark.parametrize("decision", ["/approve", "/reject"])
def test_deleting_reaches_every_state(decision, asker, manager, linde):
    made = asked(asker, linde)
    assert manager("POST", f"/ownerships/{made}{decision}").status_code == 204
    assert manager("DELETE", f"/ownerships/{made}").status_code == 204
    shown = asker.got(f"/ownerships/{made}")
    assert shown["state"] == "deleted"
    assert not [name for name in shown if name.startswith(("approved", "rejected"))]
