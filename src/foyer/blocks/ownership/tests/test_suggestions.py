# SPDX-License-Identifier: EUPL-1.2
"""Organisers that somebody might ask for."""

from datetime import UTC, datetime, timedelta

import pytest

from foyer.blocks.offers.public import Write, set_workflow_status, withdraw, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.blocks.ownership.queries.owned import suggestions
from foyer.blocks.ownership.services.decide import approve, delete
from foyer.blocks.ownership.services.request import Wish, request
from foyer.blocks.ownership.tests.conftest import ASKER, MANAGER
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def organizers(db):
    writes = [Write("organizer", organizer(url=f"https://{n}.example.org")) for n in range(4)]
    return [outcome.id for outcome in write_many(MANAGER, writes)]


@pytest.fixture
def entered(organizers):
    """An event or place of each organiser, each an hour after the one before."""
    ids = []
    for number, item in enumerate(organizers):
        link = {"organizer": {"@id": f"https://x.example.org/organizers/{item}"}}
        street = {"addressCountry": "BE", "postalCode": "9000", "addressLocality": "Gent"}
        address = {"nl": {**street, "streetAddress": f"Lindelei {number}"}}
        with clock.use(clock.FixedClock(NOON + timedelta(hours=number))):
            body = place(address=address, **link) if number % 2 == 0 else event(ids[0][1], **link)
            kind = "place" if number % 2 == 0 else "event"
            (outcome,) = write_many(ASKER, [Write(kind, body)])
        assert outcome.errors == ()
        ids.append((kind, outcome.id))
    return ids


def test_the_organiser_of_the_latest_offer_comes_first(organizers, entered, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert suggestions("asker") == organizers[::-1]
    assert suggestions("manager") == []


@pytest.mark.parametrize("status", ["REJECTED", "DELETED"])
def test_offers_that_are_gone_do_not_count(status, organizers, entered):
    kind, item = entered[1]
    wanted = {"workflowStatus": status, **({"reason": "Dubbel"} if status == "REJECTED" else {})}
    set_workflow_status(SYSTEM, kind, item, wanted)
    assert suggestions("asker") == [organizers[3], organizers[2], organizers[0]]


def test_organisers_that_are_gone_or_asked_for_do_not_count(organizers, entered):
    first, second, third, fourth = organizers
    withdraw(SYSTEM, "organizer", first)
    request(ASKER, Wish(second))
    ended = request(ASKER, Wish(third))
    approve(MANAGER, ended)
    assert suggestions("asker") == [fourth]
    delete(MANAGER, ended)
    assert suggestions("asker") == [fourth, third]


def test_an_organiser_of_long_ago_is_not_forgotten(organizers, entered, django_assert_num_queries):
    """However many offers of another one came after it."""
    link = {"organizer": {"@id": f"https://x.example.org/organizers/{organizers[2]}"}}
    hall = entered[0][1]
    assert all(one.errors == () for one in write_many(ASKER, [Write("event", event(hall, **link))] * 600))
    with django_assert_num_queries(3):
        assert suggestions("asker") == [organizers[2], organizers[3], organizers[1], organizers[0]]
