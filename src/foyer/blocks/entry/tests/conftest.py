# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.tests.documents import event, place

GOD = "the-god-user"


@pytest.fixture
def call(db):
    return Caller()


@pytest.fixture
def stranger(db):
    return Caller("user-two")


@pytest.fixture
def anonymous(db):
    return Caller(None)


@pytest.fixture
def god(db, settings):
    settings.FOYER_GOD_USERS = frozenset({GOD})
    return Caller(GOD)


@pytest.fixture(params=["places", "events"])
def one(request, call):
    """Return the path of a place, then of an event."""
    place_id = call.made("/places", place())
    if request.param == "places":
        return f"/places/{place_id}"
    return f"/events/{call.made('/events', event(place_id))}"
