# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

import pytest
from django.utils import translation
from hypothesis import settings

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "client_with_data"}


# Busy machines make single examples slow without anything being wrong.
settings.register_profile("foyer", deadline=None)
settings.load_profile("foyer")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="run only tests that touch the database: for the second run, on the other engine",
    )


def pytest_runtest_setup() -> None:
    """Let every test begin in the source language, whatever a request before it has left."""
    translation.activate("nl")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept, left = [], []
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        wanted = item.get_closest_marker("django_db") or names & DATABASE_FIXTURES
        (kept if wanted else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)
