# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.actors import Actor

MANAGER = Actor(user_id="manager")
ASKER = Actor(user_id="asker")


@pytest.fixture
def linde(db):
    """An organiser that the manager entered."""
    (outcome,) = write_many(MANAGER, [Write("organizer", organizer())])
    assert outcome.errors == ()
    return outcome.id
