# SPDX-License-Identifier: EUPL-1.2
"""Work is done again where another writer came between, and only there."""

import pytest
from django.db import IntegrityError, OperationalError

from foyer.blocks.offers.services.attempts import ATTEMPTS, attempted

pytestmark = pytest.mark.django_db(transaction=True)


class _OfServer(Exception):
    """An error as the driver of PostgreSQL tells it."""

    def __init__(self, sqlstate):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def _failing(error, times):
    """Return work that fails so many times, and the list of its tries."""
    tries = []

    def work():
        tries.append(1)
        if len(tries) <= times:
            raise error
        return "done"

    return work, tries


def _told(sqlstate):
    error = OperationalError("told")
    error.__cause__ = _OfServer(sqlstate)
    return error


@pytest.mark.parametrize("error", [IntegrityError("taken"), _told("40P01"), _told("40001")])
def test_another_writer_who_came_between_is_waited_for(error):
    work, tries = _failing(error, ATTEMPTS - 1)
    assert attempted(work) == "done"
    work, tries = _failing(error, ATTEMPTS)
    with pytest.raises(type(error)):
        attempted(work)
    assert len(tries) == ATTEMPTS


@pytest.mark.parametrize(
    "error", [OperationalError("database is locked"), _told("57P01"), _told("53100"), ValueError("odd")]
)
def test_who_waited_for_a_lock_or_a_server_waits_once(error):
    work, tries = _failing(error, 1)
    with pytest.raises(type(error)):
        attempted(work)
    assert len(tries) == 1
