# SPDX-License-Identifier: EUPL-1.2
"""Offers in the records and in an index, and a folder for files."""

import pytest

from foyer.blocks.exports.services import make_export
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import Actor

OWNER = Actor(user_id="user-one")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.FOYER_DOWNLOADS_FOLDER = tmp_path / "downloads"
    settings.FOYER_BRANDS_FOLDER = tmp_path / "brands"


@pytest.fixture
def made(db):
    """Return a function that makes events at one place, with a name each, and returns their ids."""

    (hall,) = write_many(OWNER, [Write("place", place())])

    def making(*names, **changed):
        writes = [Write("event", event(hall.id, name={"nl": name}, **changed)) for name in names]
        return [one.id for one in write_many(OWNER, writes)]

    return making


@pytest.fixture
def made_organizer(db):
    (one,) = write_many(OWNER, [Write("organizer", organizer())])
    return one.id


@pytest.fixture
def found(monkeypatch):
    """Return a function that sets what searches find; calls are kept in `asked`."""
    items: list[tuple[str, str]] = []

    def searching(collection, parameters, most, only=None):
        searching.asked.append((collection, list(parameters), most, only))
        chosen = [one for one in items if only is None or one in only]
        return len(chosen), chosen if len(chosen) <= most else []

    def finding(*ids, kind="event"):
        items[:] = [(kind, one) for one in ids]
        return searching

    searching.asked = []
    monkeypatch.setattr(make_export, "references", searching)
    return finding
