# SPDX-License-Identifier: EUPL-1.2
"""What the command line says where a command cannot go on."""

import os
import re
import sqlite3
import subprocess
import sys

import pytest
from django.core.management import get_commands
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


@pytest.mark.parametrize("command", ["events", "prepare", "serve"])
@pytest.mark.parametrize(
    ("variable", "value", "what", "todo"),
    [
        ("FOYER_PROXIES", "many", "FOYER_PROXIES must be a number", "docs/reference/settings.md"),
        ("FOYER_HOME", "/dev/null/x", "/dev/null/x", "is FOYER_HOME right?"),
    ],
)
def test_settings_that_cannot_be_are_told_in_two_lines(
    command: str, variable: str, value: str, what: str, todo: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "foyer.config.command_line", command],
        env={**os.environ, variable: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"foyer {command}: {what}")
    assert f"\n→ {todo}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_a_command_itself_cannot_do_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="odd"):
        type_line(monkeypatch, "events", error=ValueError("odd"))


def test_help_lists_every_command_with_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["foyer"])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 0
    listed = dict(re.findall(r"^  (\w+) +(\S.*)$", capsys.readouterr().out, re.MULTILINE))
    ours = {name for name, app in get_commands().items() if str(app).startswith("foyer.")}
    assert set(listed) == {*command_line.OF_THE_HOUSE, *ours}
    assert listed["doctor"].startswith("Looks at this installation")
    assert listed["backup"].startswith("Copy the whole installation")


@pytest.mark.parametrize("line", [["help", "prepare"], ["prepare", "--help"]])
def test_help_tells_the_options_of_a_command_of_the_house(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["foyer", *line])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert (ended.value.code, "--demo" in capsys.readouterr().out) == (0, True)
