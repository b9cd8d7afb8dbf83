# SPDX-License-Identifier: EUPL-1.2
"""What other blocks are told: a mailer of a request, searches of who owns what."""

import pytest

from foyer.blocks.identity.public import Claims as TokenClaims
from foyer.blocks.identity.public import DirectoryUser, actor_of
from foyer.blocks.offers.public import Write, withdraw, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.blocks.ownership.api.routes import entry_parts
from foyer.blocks.ownership.public import OwnedOrganizer, is_owner, owned_organizers, request
from foyer.blocks.ownership.services import request as asking
from foyer.blocks.ownership.services.decide import approve, delete, reject
from foyer.blocks.ownership.tests.conftest import ASKER, MANAGER
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.http.routes import RouteTable


def known(name, email=None):
    """Let the directory know somebody; return him as a caller."""
    return actor_of(TokenClaims({"sub": name, "email": email or f"{name}@example.org"}))


def ask(actor, organizer_id, **more):
    return asking.request(actor, asking.Wish(organizer_id, **more))


def test_a_mailer_is_told_all_that_it_needs(linde, django_assert_num_queries):
    for name in ("manager", "asker", "second", "third"):
        known(name)
    approve(MANAGER, ask(Actor(user_id="second"), linde))
    made = ask(MANAGER, linde, owner_id="asker")
    ask(Actor(user_id="third"), linde)
    with django_assert_num_queries(4):
        facts = request(made)
    assert (facts.id, facts.state) == (made, "requested")
    assert (facts.organizer_id, facts.organizer_name) == (linde, "vzw Linde")
    assert facts.owner == DirectoryUser("asker", "asker@example.org", facts.owner.username)
    assert facts.requester.email == "manager@example.org"
    assert [each.email for each in facts.managers] == ["manager@example.org", "second@example.org"]


def test_an_address_is_told_once(linde):
    known("manager", "Info@example.org")
    known("second", "info@example.org")
    approve(MANAGER, ask(Actor(user_id="second"), linde))
    assert len(request(ask(ASKER, linde)).managers) == 1


def test_people_whom_nobody_knows_are_told_nothing(linde):
    facts = request(ask(ASKER, linde))
    assert (facts.owner, facts.requester, facts.managers) == (None, None, ())


def test_a_late_mailer_sees_what_became_of_it(linde):
    known("asker")
    made = ask(ASKER, linde)
    approve(MANAGER, made)
    facts = request(made)
    assert facts.state == "approved"
    assert facts.managers == ()
    assert request("nothing") is None


def test_owned_are_active_organisers_of_approved_requests(linde, django_assert_num_queries):
    others = [
        write_many(
            MANAGER, [Write("organizer", organizer(url=f"https://{n}.example.org", name={"nl": f"O {n}"}))]
        )[0].id
        for n in range(4)
    ]
    approved, rejected, gone, ended = others
    first = ask(ASKER, linde)
    approve(MANAGER, ask(ASKER, approved))
    reject(MANAGER, ask(ASKER, rejected))
    approve(MANAGER, ask(ASKER, gone))
    last = ask(ASKER, ended)
    approve(MANAGER, last)
    withdraw(SYSTEM, "organizer", gone)
    delete(MANAGER, last)
    with django_assert_num_queries(2):
        assert owned_organizers("asker") == [OwnedOrganizer(approved, "O 0")]
    approve(MANAGER, first)
    assert [each.id for each in owned_organizers("asker")] == [approved, linde]
    assert [is_owner("asker", each) for each in (linde, *others)] == [True, True, False, True, False]


@pytest.mark.parametrize("path", ["/ownerships", "/ownerships/suggestions", "/ownerships/x/approve"])
def test_where_requests_are_off_their_addresses_do_not_exist(path):
    table = {
        on: RouteTable(route for part in entry_parts(requests=on) for route in part.routes)
        for on in (True, False)
    }
    assert table[True].find(path) is not None
    assert table[False].find(path) is None
    assert table[False].find("/organizers/x/creator") is not None
