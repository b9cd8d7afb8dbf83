# SPDX-License-Identifier: EUPL-1.2
"""A house to break things in."""

import json
from collections.abc import Callable, Iterator

import pytest
from journeys.house import House

from faults.calling import call
from foyer.blocks.offers.tests.documents import event, place


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An empty house that runs; tests of one file share it."""
    yield from opened(House(tmp_path_factory.mktemp("house"), "--no-demo"))


def opened(house: House) -> Iterator[House]:
    """Open a house with one place in it, and close it afterwards."""
    house.furnish()
    house.open()
    house.lend()
    try:
        house.token = house.run("token").stdout.strip()
        house.hall = _made(house, "places", place())
        yield house
    finally:
        house.close()


@pytest.fixture
def enter(house: House) -> Callable[[str], str]:
    """Return a function that enters an event with a name and gives its id."""

    def made(name: str) -> str:
        return _made(house, "events", event(house.hall, name={"nl": name}))

    return made


@pytest.fixture
def found(house: House) -> Callable[[str], int]:
    """Return a function that counts what the search API finds for a word, whenever it is."""

    def count(word: str) -> int:
        wanted = [("text", word), ("availableFrom", "*"), ("availableTo", "*")]
        return int(house.search("events", wanted)["totalItems"])

    return count


def _made(house: House, plural: str, body: object) -> str:
    answer = call(
        house,
        "POST",
        f"/api/entry/{plural}",
        json.dumps(body).encode(),
        Authorization=f"Bearer {house.token}",
        Content_Type="application/json",
    )
    assert answer.status == 201, answer.body
    return str(answer.document["id"])
