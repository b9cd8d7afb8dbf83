# SPDX-License-Identifier: EUPL-1.2
"""An installation worth backing up: an event at a place, an image with its file, a home of its own."""

from datetime import UTC, datetime

import pytest
from django.db import connections

from foyer.blocks.media.public import Texts, add_image, upload
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.operations.backup.progress import Progress
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor

PLACE, EVENT = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
IMAGE = "33333333-3333-4333-8333-333333333333"


class Nowhere:
    """A stream that nobody reads."""

    def isatty(self):
        return False

    def write(self, _text):
        pass

    def flush(self):
        pass


@pytest.fixture
def silent():
    return Progress(Nowhere())


@pytest.fixture
def home(transactional_db, settings, tmp_path):
    """Return the home of this installation."""
    settings.FOYER_HOME = tmp_path / "home"
    settings.FOYER_HOME.mkdir()
    settings.FOYER_SEARCH_PATH = settings.FOYER_HOME / "search"
    settings.FOYER_STORAGE_URL = (settings.FOYER_HOME / "files").as_uri()
    write_many(SYSTEM, [Write("place", place(), PLACE), Write("event", event(PLACE), EVENT)])
    add_image(Actor(user_id="u"), upload(picture(size=(40, 30)), Texts("Brug", "Fien", "nl")), image_id=IMAGE)
    yield settings.FOYER_HOME
    connections.close_all()


@pytest.fixture
def later():
    """Let each moment that is asked for be a second later: backups are named after theirs."""
    fixed = clock.FixedClock(datetime(2026, 11, 22, 3, 15, tzinfo=UTC))
    with clock.use(fixed):
        yield fixed
