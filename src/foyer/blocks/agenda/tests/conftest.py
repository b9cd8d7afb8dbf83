# SPDX-License-Identifier: EUPL-1.2
"""A clock that stands still, and a programme that the pages find."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
import pytest

from foyer.blocks.agenda.rules import documents
from foyer.blocks.agenda.tests import programme
from foyer.blocks.agenda.tests.finder import Finder
from foyer.blocks.offers import public as offers
from foyer.blocks.search import public as search
from foyer.kernel import clock

NOON = datetime(2026, 11, 19, 11, tzinfo=UTC)


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Let it be Thursday 19 November 2026, noon in Brussels."""
    with clock.use(clock.FixedClock(NOON)):
        yield NOON


@pytest.fixture
def found(noon, monkeypatch) -> Finder:
    """Let search and offers answer from the programme."""
    finder = Finder(programme.programme(noon.astimezone(clock.BRUSSELS)))
    shown = {("event", documents.identifier(event)): event for event in finder.events}
    shown |= {("place", f"place-{key}"): programme.place(key) for key in programme.PLACES}
    shown["organizer", "organiser-noord"] = programme.organizer()
    finder.documents = shown
    monkeypatch.setattr(search, "find", finder.find)
    monkeypatch.setattr(offers, "document", lambda kind, key: _encoded(shown.get((kind, key))))
    return finder


def _encoded(document: object) -> bytes | None:
    return None if document is None else msgspec.json.encode(document)
