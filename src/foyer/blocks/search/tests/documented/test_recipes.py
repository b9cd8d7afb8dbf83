# SPDX-License-Identifier: EUPL-1.2
"""The program among the recipes gives each event once, however many there are."""

import re
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.offers.public import Write, index_documents, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.search.public import find
from foyer.blocks.search.tests.documented import pages
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.ids import NIL

SCHEMAS = pages.ROOT / "src/foyer/blocks/offers/schemas"
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


def _program(name):
    """Return the text of the program that defines this function."""
    programs = pages.blocks("how-to/search-recipes.md", "python")
    (source,) = (text for text in programs if f"def {name}(" in text)
    return source


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
    source = _program("every_event")
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


def test_a_card_is_made_of_what_a_search_answers(held, db):
    names = {}
    exec(_program("card"), names)
    writer = Actor(user_id="user-one")
    (hall,) = write_many(writer, [Write("place", place())])
    free = [{"category": "base", "name": {"nl": "Basistarief"}, "price": 0, "priceCurrency": "EUR"}]
    bodies = [
        event(hall.id, name={"nl": "Kelderjazz", "fr": "Jazz à la cave"}, priceInfo=free),
        event(NIL, attendanceMode="online", onlineUrl="https://example.org"),
    ]
    made = [one.id for one in write_many(writer, [Write("event", body) for body in bodies])]
    held(*(("event", found) for found in index_documents([("event", one) for one in made])))
    asked = [("disableDefaultFilters", "1"), ("embed", "true"), ("embedCalendarSummaries[]", "md-text")]
    events = {one["@id"].rpartition("/")[2]: one for one in map(orjson.loads, find("events", asked).members)}
    shown = names["card"](events[made[0]], "fr")
    assert shown.pop("when")
    assert shown == {
        "title": "Jazz à la cave",
        "place": place()["name"]["nl"],
        "town": place()["address"]["nl"]["addressLocality"],
        "price": 0,
        "picture": None,
        "is_cancelled": False,
    }
    online = names["card"](events[made[1]], "de")
    assert (online["title"], online["price"]) == (bodies[1]["name"]["nl"], None)


def test_the_keys_that_are_told_of_a_document_are_those_of_its_contract():
    section = pages.page("reference/search-results.md").partition("What most pages show is in these:")[2]
    rows = [line.split("|")[1] for line in section.split("\n\n")[1].splitlines()[2:]]
    told = {key for row in rows for key in re.findall(r"`(@?\w+)`", row)}
    assert len(told) > 20
    schemas = [orjson.loads((SCHEMAS / f"{kind}.json").read_bytes()) for kind in ("event", "place")]
    assert told - {name for schema in schemas for name in schema["properties"]} == set()


def test_the_program_does_not_ask_for_ever(entered, program):
    program["PAGE"], program["WINDOW"] = 1, 2
    found = program["every_event"]("/api/search", issue_api_key(SYSTEM, "copy", apis=("search",)))
    with pytest.raises(RuntimeError, match="2 events or more were entered at 2026-05-01T10:00:00"):
        list(found)
    assert len(program["asked"]) == 4
