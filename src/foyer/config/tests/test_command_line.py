# SPDX-License-Identifier: EUPL-1.2
"""What the command line says where a command cannot go on."""

import sys

import pytest
from django.db import OperationalError

from foyer.config import command_line


def type_line(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Type a command whose database is away."""

    def away(_arguments: list[str]) -> None:
        raise OperationalError("connection refused\n\tIs the server running on that host?")

    monkeypatch.setattr("django.core.management.execute_from_command_line", away)
    monkeypatch.setattr(sys, "argv", ["foyer", *arguments])
    command_line.main()


def test_a_database_that_is_away_is_told_in_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as ended:
        type_line(monkeypatch, "events")
    assert ended.value.code == (
        "foyer events: the database cannot be asked: connection refused\n→ `foyer doctor` says more"
    )


def test_a_traceback_is_there_for_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError):
        type_line(monkeypatch, "events", "--traceback")
