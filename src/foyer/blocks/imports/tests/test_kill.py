# SPDX-License-Identifier: EUPL-1.2
"""An import that is killed in the middle: nothing half-written, and the same command goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from foyer.blocks.imports.tests.runs import HEADER, MAPPING

EVENTS = 750
FOYER = [sys.executable, "-c", "from foyer.config.command_line import main; main()"]


@pytest.mark.faults
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_import_goes_on_and_ends_as_if_nothing_had_happened(tmp_path):
    rows = [
        f'Avond {n},Tekst {n},{n % 28 + 1:02d}/07/2027,20:00,22:00,"Zaal {n % 40}, Straat {n % 40}, Gent",,'
        for n in range(EVENTS)
    ]
    (tmp_path / "x.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    (tmp_path / "map.yaml").write_text(MAPPING, encoding="utf-8")
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for home in (killed, whole):
        _prepare(home)
    with subprocess.Popen(
        [*FOYER, *_command(tmp_path)], env=_env(killed), stdout=subprocess.DEVNULL
    ) as process:
        _wait_for_progress(killed, process)
        os.kill(process.pid, signal.SIGKILL)
    done = _ask(killed, "SELECT count(*) FROM offers_event")[0][0]
    assert 0 < done < EVENTS
    assert done % 250 == 0, "a chunk is one transaction"
    assert _ask(killed, "SELECT state FROM imports_importrun") == [("running",)]

    shown = _foyer(killed, *_command(tmp_path))
    _foyer(whole, *_command(tmp_path))
    assert "An earlier run was interrupted" in shown
    assert f"{EVENTS - done} new, 0 changed, {done} as before" in shown
    assert _ask(killed, "SELECT state FROM imports_importrun ORDER BY id") == [
        ("interrupted",),
        ("finished",),
    ]
    assert _content(killed) == _content(whole)
    assert len(_content(killed)) == EVENTS


def _prepare(home: Path) -> None:
    """Make an empty database: a copy of the test database, which saves running all migrations."""
    home.mkdir()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(home / "foyer.sqlite3")])
    else:
        _foyer(home, "migrate", "-v0")


def _command(folder: Path) -> list[str]:
    return ["import", str(folder / "x.csv"), "--mapping", str(folder / "map.yaml")]


def _env(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "FOYER_DATABASE_URL"}
    return {**kept, "FOYER_HOME": str(home), "PYTHONWARNINGS": ""}


def _foyer(home: Path, *arguments: str) -> str:
    done = subprocess.run([*FOYER, *arguments], env=_env(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _ask(home: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(home / "foyer.sqlite3", timeout=10)) as asked:
        return asked.execute(question).fetchall()


def _content(home: Path) -> list[tuple]:
    return _ask(
        home,
        "SELECT e.sort_key, e.start, p.name_key, p.street FROM offers_event e"
        " JOIN offers_place p ON p.id = e.place_id ORDER BY 1, 2, 3",
    )


def _wait_for_progress(home: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if any(position > 0 for (position,) in _ask(home, "SELECT position FROM imports_importrun")):
            return
        time.sleep(0.02)
    pytest.fail("the import ended, or never began, before it could be killed")
