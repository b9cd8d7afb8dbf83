# SPDX-License-Identifier: EUPL-1.2
"""Environments for the tests of one file, which share a start."""

from collections.abc import Iterator

import pytest
from postgres import programs, server

from acceptance.world import World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """An environment on SQLite; all tests of one process share it."""
    yield from _opened(World(tmp_path_factory.mktemp("acceptance")))


@pytest.fixture(scope="module", params=("SQLite", "PostgreSQL"))
def either_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """An environment on each database."""
    if request.param == "SQLite":
        yield request.getfixturevalue("world")
        return
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with server() as url:
        yield from _opened(World(tmp_path_factory.mktemp("acceptance"), FOYER_DATABASE_URL=url))


def _opened(world: World) -> Iterator[World]:
    try:
        world.open()
        yield world
    finally:
        world.close()
