# SPDX-License-Identifier: EUPL-1.2
"""The program among the recipes gives each event once, however many there are."""

import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.offers.public import Write, index_documents, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.search.tests.documented import pages
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor

BEGINNING = datetime(2026, 5, 1, 10, tzinfo=UTC)


@pytest.fixture
def entered(held, db):
    """Keep eleven events of six days, and return the day of each by its id."""
    writer, made = Actor(user_id="user-one"), {}
    for day in range(6):
        with clock.use(clock.FixedClock(BEGINNING + timedelta(days=day))):
            if not made:
                (hall,) = write_many(writer, [Write("place", place())])
            bodies = [event(hall.id, workflowStatus="DRAFT") for _ in range(1 if day == 3 else 2)]
            made |= {one.id: day for one in write_many(writer, [Write("event", body) for body in bodies])}
    held(*(("event", found) for found in index_documents([("event", one) for one in made])))
    return made


@pytest.fixture
def program(monkeypatch):
    """Return the names of the program, whose requests are answered by this process; they are counted."""
    asked = []

    def get(address, params, headers, timeout):
        asked.append((params["createdFrom"], params["start"]))
        answer = Client().get(address, params, headers=headers)
        assert (answer.status_code, timeout) == (200, 60)
        read = SimpleNamespace(json=lambda: orjson.loads(answer.content))
        return SimpleNamespace(raise_for_status=lambda: read)

    monkeypatch.setitem(sys.modules, "httpx", SimpleNamespace(get=get))
    (source,) = pages.blocks("how-to/search-recipes.md", "python")
    names = {"asked": asked}
    exec(source, names)
    return names


@pytest.mark.parametrize(("page", "window"), [(2_000, 10_000), (2, 4), (3, 3), (11, 11)])
def test_the_program_gives_all_events_in_their_order(entered, program, page, window):
    assert (program["PAGE"], program["WINDOW"]) == (2_000, 10_000)
    program["PAGE"], program["WINDOW"] = page, window
    found = program["every_event"]("/api/search", issue_api_key(SYSTEM, "copy", apis=("search",)))
    ids = [one["@id"].rpartition("/")[2] for one in found]
    assert sorted(ids) == sorted(entered)
    days = [entered[one] for one in ids]
    assert days == sorted(days)
    windows = len({since for since, _ in program["asked"]})
    assert (windows > 1) == (window <= len(entered))


def test_the_program_does_not_ask_for_ever(entered, program):
    program["PAGE"], program["WINDOW"] = 1, 2
    found = program["every_event"]("/api/search", issue_api_key(SYSTEM, "copy", apis=("search",)))
    with pytest.raises(RuntimeError, match="2 events or more were entered at 2026-05-01T10:00:00"):
        list(found)
    assert len(program["asked"]) == 4
