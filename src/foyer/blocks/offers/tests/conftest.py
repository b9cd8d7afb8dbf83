# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import Actor


@pytest.fixture
def actor():
    return Actor(user_id="user-one")


@pytest.fixture
def keep(db, actor):
    """Write documents and return their ids; every one must be taken."""

    def keeping(*writes: Write) -> list[str]:
        outcomes = write_many(actor, writes)
        assert [outcome.errors for outcome in outcomes] == [()] * len(writes)
        return [outcome.id for outcome in outcomes]

    return keeping


@pytest.fixture
def place_id(keep):
    return keep(Write("place", place()))[0]


@pytest.fixture
def organizer_id(keep):
    return keep(Write("organizer", organizer()))[0]


@pytest.fixture
def event_id(keep, place_id, organizer_id):
    link = {"@id": f"http://localhost/organizers/{organizer_id}"}
    return keep(Write("event", event(place_id, organizer=link)))[0]
