# SPDX-License-Identifier: EUPL-1.2
"""Which association of the register an organiser is, and how an owner ends that."""

import pytest

from foyer.blocks.associations.public import Connection, RegisterDown
from foyer.blocks.associations.tests.connections import connect, only_register
from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.models import AuditEntry

FAILURE = "https://api.publiq.be/uitdatabank/verenigingsloket-api-failure"


@pytest.fixture
def manager(db):
    return Caller("manager")


@pytest.fixture
def linde(manager):
    return manager.made("/organizers", organizer())


@pytest.fixture
def register(monkeypatch):
    """Put something in the place of our own store, for one test."""
    return lambda other: only_register(other, monkeypatch)


def address(item):
    return f"/organizers/{item}/verenigingsloket"


def test_a_connection_is_shown(linde, call):
    connect(linde, "V0001001")
    assert call.got(address(linde)) == {
        "vcode": "V0001001",
        "url": "https://www.verenigingsloket.be/nl/verenigingen/V0001001",
        "status": "confirmed",
    }


def test_an_installation_says_where_associations_are_found(linde, call, settings):
    settings.FOYER_ASSOCIATIONS_URL = "https://register.example.org/?v="
    connect(linde, "V0001001")
    assert call.got(address(linde))["url"] == "https://register.example.org/?v=V0001001"


def test_a_confirmed_connection_goes_before_a_later_cancelled_one(linde, call):
    connect(linde, "V0001001")
    connect(linde, "V0001002", "cancelled")
    assert call.got(address(linde))["vcode"] == "V0001001"


def test_of_cancelled_connections_the_last_is_shown(linde, call):
    for code in ("V0001009", "V0001002"):
        connect(linde, code, "cancelled")
    shown = call.got(address(linde))
    assert (shown["vcode"], shown["status"]) == ("V0001002", "cancelled")


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_an_organiser_that_is_not_in_the_register(method, linde, manager):
    told = problem(manager(method, address(linde)))
    assert told == {
        "type": "https://api.publiq.be/probs/url/not-found",
        "title": f"Organizer {linde} not found in verenigingsloket.",
        "status": 404,
    }


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_an_organiser_that_is_not_there(method, call):
    told = problem(call(method, address("nothing")))
    assert (told["title"], told["detail"]) == (
        "Not Found",
        'The Organizer with id "nothing" was not found.',
    )


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_nobody_in_particular_is_told_nothing(method, linde, anonymous):
    assert problem(anonymous(method, address(linde)))["status"] == 401


def test_the_creator_ends_a_connection(linde, manager):
    connect(linde, "V0001001")
    for _ in range(2):
        assert manager("DELETE", address(linde)).status_code == 204
        assert manager.got(address(linde))["status"] == "cancelled"
    entry = AuditEntry.objects.get(verb="disconnect_association")
    assert (entry.aggregate_id, entry.actor) == (linde, "manager")


def test_gods_and_approved_owners_end_a_connection(linde, manager, god):
    asker = Caller("asker")
    asked = asker.made("/ownerships", {"itemId": linde, "itemType": "organizer"})
    connect(linde, "V0001001")
    assert asker("DELETE", address(linde)).status_code == 403
    assert manager("POST", f"/ownerships/{asked}/approve").status_code == 204
    assert asker("DELETE", address(linde)).status_code == 204
    connect(linde, "V0001002")
    assert god("DELETE", address(linde)).status_code == 204
    assert manager.got(address(linde))["status"] == "cancelled"


def test_whoever_only_helps_ends_nothing(linde, manager, stranger):
    helper = Caller("helper", email="helper@example.org")
    assert manager("PUT", f"/organizers/{linde}/contributors", ["helper@example.org"]).status_code == 204
    connect(linde, "V0001001")
    for who in (helper, stranger):
        told = problem(who("DELETE", address(linde)))
        assert told == {
            "type": FAILURE,
            "title": "Only owners can delete verenigingsloket matches",
            "status": 403,
        }
    assert manager.got(address(linde))["status"] == "confirmed"


def test_what_an_owner_ended_stays_ended(linde, manager):
    connect(linde, "V0001001")
    assert manager("DELETE", address(linde)).status_code == 204
    assert connect(linde, "V0001001").ended_here == 1
    assert manager.got(address(linde))["status"] == "cancelled"


class Down:
    """A register that does not answer."""

    def connections(self, _organizer_id):
        raise RegisterDown("no route")

    def cancel(self, _actor, _organizer_id):
        raise RegisterDown("no route")


class Elsewhere:
    """A register that answers, and fails to end what it knows when it is told to."""

    def __init__(self, fails=False):
        self.fails, self.ended = fails, []

    def connections(self, _organizer_id):
        return [Connection("V0009999", "cancelled" if self.ended else "confirmed")]

    def cancel(self, actor, organizer_id):
        if self.fails:
            raise RegisterDown("timeout")
        self.ended.append((actor.user_id, organizer_id))


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_register_that_does_not_answer(method, linde, manager, register):
    connect(linde, "V0001001")
    register(Down())
    told = problem(manager(method, address(linde)))
    assert told == {"type": FAILURE, "title": "Failed to connect to verenigingsloket", "status": 503}


def test_strangers_are_refused_before_the_register_is_asked(linde, stranger, register):
    register(Down())
    assert stranger("DELETE", address(linde)).status_code == 403


def test_a_register_that_fails_in_the_middle(linde, manager, register):
    register(Elsewhere(fails=True))
    assert problem(manager("DELETE", address(linde)))["status"] == 503
    assert manager.got(address(linde))["status"] == "confirmed"


def test_another_register_answers_instead(linde, manager, register):
    there = Elsewhere()
    register(there)
    assert manager.got(address(linde))["vcode"] == "V0009999"
    for _ in range(2):
        assert manager("DELETE", address(linde)).status_code == 204
    assert there.ended == [("manager", linde)]
    assert manager.got(address(linde))["status"] == "cancelled"
