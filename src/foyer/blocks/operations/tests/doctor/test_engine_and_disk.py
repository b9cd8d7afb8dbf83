# SPDX-License-Identifier: EUPL-1.2
"""What the doctor says where the database does not answer, is too old, or has no room."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, connection

from foyer.blocks.operations.doctor import database, disk, folders
from foyer.blocks.operations.doctor.examination import WITHOUT_RECORDS
from foyer.kernel.findings import Finding, Level, examine

pytestmark = pytest.mark.django_db


def wrong(examination):
    return [each for each in examination() if each.level > Level.FINE]


def test_a_database_that_is_away(monkeypatch):
    def refuse():
        raise OperationalError("connection refused\nIs the server running on that host?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert wrong(database.examine) == [
        Finding(
            "database",
            Level.FAULT,
            "no connection: connection refused",
            "is the server running, and FOYER_DATABASE_URL right?",
        )
    ]


def test_a_database_that_is_missing_is_not_made(home):
    there = home / "foyer.sqlite3"
    settings = {
        "FOYER_HOME": str(home),
        "FOYER_DATABASE_URL": f"sqlite:///{there}",
        "FOYER_SECRET_KEY": "x" * 50,
    }
    looked = subprocess.run(
        [sys.executable, "-m", "foyer.config.command_line", "doctor", "--json"],
        env={**os.environ, **settings, "FOYER_PUBLIC_URL": "http://localhost:1"},
        capture_output=True,
        check=False,
    )
    found = json.loads(looked.stdout)["findings"]
    assert looked.returncode == 2
    assert not there.exists()
    (missing,) = [each for each in found if each["level"] == "fault"]
    assert (missing["subject"], missing["what"]) == ("database", f"there is no database ({there})")
    assert "`foyer restore BACKUP`" in missing["do"]
    assert {each["subject"] for each in found} == WITHOUT_RECORDS


@pytest.mark.parametrize(("mode", "found"), [(0o640, 0), (0o644, 1), (0o600, 0)])
def test_settings_that_others_may_read(monkeypatch, tmp_path, settings, mode, found):
    settings.FOYER_HOME = tmp_path / "home"
    settings.FOYER_HOME.mkdir(mode=0o700)
    file = tmp_path / "foyer.env"
    file.write_text("FOYER_METRICS_TOKEN=x")
    file.chmod(mode)
    monkeypatch.setattr(folders, "SETTINGS_FILE", file)
    said = [each for each in wrong(folders.examine) if str(file) in each.what]
    assert [each.level for each in said] == [Level.FAULT] * found


def test_records_that_are_damaged(monkeypatch, tmp_path):
    damaged = tmp_path / "records.sqlite3"
    damaged.write_bytes(b"\xa5" * 4096)

    def open_it():
        try:
            sqlite3.connect(damaged).execute("SELECT * FROM sqlite_master")
        except sqlite3.DatabaseError as error:
            raise DatabaseError(str(error)) from error

    monkeypatch.setattr(connection, "ensure_connection", open_it)
    (found,) = wrong(database.examine)
    assert found.level == Level.FAULT
    assert found.what.endswith("file is not a database")
    assert found.what.startswith("the records are damaged (")
    assert "foyer restore --replace BACKUP" in found.do
    # Where it shows later, each examination says so, and not that the server may be away.
    (later,) = examine("news", open_it)
    assert later == Finding("news", Level.FAULT, "the records are damaged: file is not a database", found.do)


@pytest.mark.parametrize(("version", "level"), [("12.9 (Debian)", Level.FAULT), ("13.1", Level.FINE)])
def test_a_server_that_is_too_old(monkeypatch, version, level):
    class Server:
        vendor = "postgresql"

        def cursor(self):
            return self

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def execute(self, statement):
            assert statement == "SHOW server_version"

        def fetchone(self):
            return (version,)

    monkeypatch.setattr(database, "connection", Server())
    (found,) = database._engine()
    assert (found.level, found.what) == (level, f"PostgreSQL {version}")
    assert bool(found.do) == (level == Level.FAULT)


def test_a_disk_with_room_for_few_more_files(monkeypatch):
    files = namedtuple("files", "f_files f_favail f_blocks f_bfree f_bavail f_frsize")
    room = (10**9, 10**9, 10**9, 4096)
    monkeypatch.setattr(os, "statvfs", lambda _: files(1_000_000, 20_001, *room))
    assert wrong(disk.examine) == []
    monkeypatch.setattr(os, "statvfs", lambda _: files(1_000_000, 19_999, *room))
    (found,) = wrong(disk.examine)
    assert (found.level, found.what) == (Level.WARNING, "19999 more files fit on the disk")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own disk")
def test_a_copy_that_does_not_fit(monkeypatch, tmp_path):
    large = tmp_path / "large.sqlite3"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**13, 0, 2_000_000_000))
    monkeypatch.setitem(connection.settings_dict, "NAME", str(large))
    (found,) = wrong(disk.examine)
    assert (found.level, "`foyer upgrade` needs that room" in found.do) == (Level.WARNING, True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own disk")
def test_a_database_on_a_disk_of_its_own(monkeypatch, home):
    database_folder = Path(str(connection.settings_dict["NAME"])).parent
    usage = namedtuple("usage", "total used free")
    room = {home: 5 * 10**12, database_folder: 10**8}
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**13, 0, room[folder]))
    assert wrong(disk.examine) == []
    real = Path.stat

    def other(path, **more):
        seen = real(path, **more)
        return (
            os.stat_result((*seen[:2], seen.st_dev + 1, *seen[3:]))
            if database_folder in path.parents
            else seen
        )

    monkeypatch.setattr(Path, "stat", other)
    (found,) = wrong(disk.examine)
    assert (found.level, found.what) == (Level.FAULT, f"100.0 MB are left on {database_folder}")


def test_what_cannot_be_written(monkeypatch, home):
    refused = {home}
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) not in refused)
    (found,) = wrong(folders.examine)
    assert (found.level, found.what) == (Level.FAULT, f"{home} cannot be written")
    if connection.vendor == "sqlite":
        refused.clear()
        refused.add(Path(str(connection.settings_dict["NAME"])))
        assert "cannot be written" in wrong(folders.examine)[-1].what
