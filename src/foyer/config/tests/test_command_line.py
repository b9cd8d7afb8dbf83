# SPDX-License-Identifier: EUPL-1.2
"""What the command line says where a command cannot go on."""

import sqlite3
import sys

import pytest
from django.db import DatabaseError, OperationalError

from foyer.config import command_line

AWAY = OperationalError("connection refused\n\tIs the server running on that host?")


def type_line(monkeypatch: pytest.MonkeyPatch, *arguments: str, error: Exception = AWAY) -> None:
    """Type a command that ends with an error of its database."""

    def failing(_arguments: list[str]) -> None:
        raise error

    monkeypatch.setattr("django.core.management.execute_from_command_line", failing)
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


def test_records_that_are_damaged_are_told_in_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = DatabaseError("database disk image is malformed")
    damaged.__cause__ = sqlite3.DatabaseError()
    damaged.__cause__.sqlite_errorcode = sqlite3.SQLITE_CORRUPT  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        type_line(monkeypatch, "backup", error=damaged)
    assert ended.value.code == (
        "foyer backup: the database cannot be asked: database disk image is malformed\n"
        "→ `foyer doctor` says more"
    )


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DatabaseError, match="no such column"):
        type_line(monkeypatch, "backup", error=DatabaseError("no such column: x"))
