# SPDX-License-Identifier: EUPL-1.2
"""What follows from an approved request, and from its end."""

import orjson
import pytest
from django.apps import apps

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import Actor

NAME = {"nl": "vzw Linde", "fr": "asbl Tilleul"}


def caller(name):
    return Caller(name, email=f"{name}@example.org")


@pytest.fixture
def manager(db):
    return caller("manager")


@pytest.fixture
def linde(manager):
    return manager.made("/organizers", organizer(name=NAME, mainLanguage="fr"))


@pytest.fixture
def owned(manager, linde):
    """A place and an event of the organiser, entered by the manager."""
    link = {"organizer": {"@id": f"https://x.example.org/organizers/{linde}"}}
    hall = manager.made("/places", place(**link))
    return {"places": hall, "events": manager.made("/events", event(hall, **link)), "organizers": linde}


def ask(who, item):
    return caller(who).made("/ownerships", {"itemId": item, "itemType": "organizer"})


def approved(who, item, by):
    made = ask(who, item)
    assert by("POST", f"/ownerships/{made}/approve").status_code == 204
    return made


def may_rename(who, kind, item):
    status = caller(who)("PUT", f"/{kind}/{item}/name/nl", {"name": f"Naam van {who}"}).status_code
    assert status in {204, 403}
    return status == 204


def roles_of(who, god):
    return god.got(f"/users/{who}/roles")


def test_an_owner_edits_the_organiser_and_its_events_but_not_its_places(owned, manager):
    made = ask("asker", owned["organizers"])
    assert not any(may_rename("asker", kind, item) for kind, item in owned.items())
    assert manager("POST", f"/ownerships/{made}/approve").status_code == 204
    can = {kind: may_rename("asker", kind, item) for kind, item in owned.items()}
    assert can == {"organizers": True, "events": True, "places": False}


def test_an_owner_edits_no_events_of_others(owned, manager):
    approved("asker", owned["organizers"], manager)
    theirs = manager.made("/events", event(owned["places"]))
    assert not may_rename("asker", "events", theirs)


def test_an_owner_decides_on_requests_of_others(linde, manager):
    approved("asker", linde, manager)
    made = approved("another", linde, caller("asker"))
    shown = caller("another").got(f"/ownerships/{made}")
    assert (shown["state"], shown["approvedById"]) == ("approved", "asker")


@pytest.mark.parametrize("decision", ["reject", "delete"])
def test_without_approval_nothing_follows(decision, owned, manager, god):
    made = ask("asker", owned["organizers"])
    method, path = ("DELETE", "") if decision == "delete" else ("POST", "/reject")
    assert manager(method, f"/ownerships/{made}{path}").status_code == 204
    assert not any(may_rename("asker", kind, item) for kind, item in owned.items())
    assert roles_of("asker", god) == []


def test_the_role_says_what_it_is_for(linde, manager, god):
    approved("asker", linde, manager)
    (role,) = roles_of("asker", god)
    assert role["name"] == "Beheerders organisatie vzw Linde"
    assert role["constraints"]["v3"] == f"(id:{linde} OR (organizer.id:{linde} AND _type:event))"
    assert sorted(role["permissions"]) == ["AANBOD_BEWERKEN", "ORGANISATIES_BEWERKEN"]
    assert [each["uuid"] for each in god.got(f"/roles/{role['uuid']}/users")] == ["asker"]


def test_an_organiser_has_one_role_whatever_it_is_called(linde, manager, god):
    approved("asker", linde, manager)
    assert manager("PUT", f"/organizers/{linde}/name/nl", {"name": "Nieuwe naam"}).status_code == 204
    approved("another", linde, manager)
    (one,), (other,) = roles_of("asker", god), roles_of("another", god)
    assert one == other
    assert one["name"] == "Beheerders organisatie vzw Linde"


def test_the_end_takes_the_owner_alone_out_of_the_role(owned, manager, god):
    linde = owned["organizers"]
    first, _ = approved("asker", linde, manager), approved("another", linde, manager)
    (role,) = roles_of("asker", god)
    assert manager("DELETE", f"/ownerships/{first}").status_code == 204
    assert not may_rename("asker", "organizers", linde)
    assert not may_rename("asker", "events", owned["events"])
    assert may_rename("another", "organizers", linde)
    assert [each["uuid"] for each in god.got(f"/roles/{role['uuid']}/users")] == ["another"]


def test_an_owner_who_ends_and_asks_again_comes_back(linde, manager):
    first = approved("asker", linde, manager)
    assert manager("DELETE", f"/ownerships/{first}").status_code == 204
    approved("asker", linde, manager)
    assert may_rename("asker", "organizers", linde)


def test_the_end_bears_a_role_that_is_gone(linde, manager, god):
    made = approved("asker", linde, manager)
    (role,) = roles_of("asker", god)
    assert god("DELETE", f"/roles/{role['uuid']}").status_code == 204
    assert not may_rename("asker", "organizers", linde)
    assert manager("DELETE", f"/ownerships/{made}").status_code == 204
    approved("asker", linde, manager)
    assert may_rename("asker", "organizers", linde)


def test_a_creator_stays_who_he_was(linde, manager):
    approved("asker", linde, manager)
    assert manager.got(f"/organizers/{linde}")["creator"] == "manager"


def orphan():
    """Return an organiser without creator, as older systems have left some."""
    (outcome,) = write_many(Actor(user_id="gone"), [Write("organizer", organizer())])
    row = apps.get_model("offers.Organizer").objects.get(public_id=outcome.id)
    document = orjson.loads(row.document)
    del document["creator"]
    row.document, row.creator = orjson.dumps(document).decode(), ""
    row.save()
    return outcome.id


def test_the_first_owner_becomes_creator_where_there_is_none(god):
    made = orphan()
    assert "creator" not in god.got(f"/organizers/{made}")
    approved("asker", made, god)
    approved("another", made, god)
    assert god.got(f"/organizers/{made}")["creator"] == "asker"


def test_whoever_may_edit_an_organiser_reads_its_creator(linde, manager):
    assert manager.got(f"/organizers/{linde}/creator") == {
        "userId": "manager",
        "email": "manager@example.org",
    }
    told = problem(caller("asker")("GET", f"/organizers/{linde}/creator"))
    assert told["type"] == "https://api.publiq.be/probs/auth/forbidden"
    assert told["detail"] == "You are not allowed to get creator for this item"


@pytest.mark.parametrize(
    "made", [orphan, lambda: Caller("unknown").made("/organizers", organizer())], ids=["none", "unknown"]
)
def test_a_creator_whom_nobody_knows_is_not_found(made, god):
    one = made()
    told = problem(god("GET", f"/organizers/{one}/creator"))
    assert (told["status"], told["detail"]) == (
        404,
        f'The creator of the Organizer with id "{one}" was not found.',
    )


def test_there_is_no_creator_of_nothing(god):
    told = problem(god("GET", "/organizers/nothing/creator"))
    assert told["detail"] == 'The Organizer with id "nothing" was not found.'
