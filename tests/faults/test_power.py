# SPDX-License-Identifier: EUPL-1.2
"""The power goes in the midst of a commit or of a checkpoint: what the disk holds then is opened again.

A disk may hold any beginning of the log of writes, may lack a piece of it, and may hold any pages of a
checkpoint that had begun. Each time the changes that the log holds whole are there, with their audit and
their news, and nothing of the one that it does not.
"""

import random
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.config.settings.database import database
from foyer.kernel.actors import SYSTEM

pytestmark = [
    pytest.mark.faults,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps a log of its own"),
]

CHANGES = 4
PAGE, FRAME, HEAD = 4096, 4096 + 24, 32
COUNTED = ("offers_organizer", "kernel_auditentry", "kernel_outboxevent")


class Disk:
    """What the disk held before the changes and after them, and how long the log was after each."""

    def __init__(self) -> None:
        self.path = Path(connection.settings_dict["NAME"])
        log = self.path.with_name(self.path.name + "-wal")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA wal_autocheckpoint=0")
        self.database, self.ends = self.path.read_bytes(), [0]
        for number in range(CHANGES):
            (outcome,) = write_many(
                SYSTEM, [Write("organizer", organizer(url=f"https://{number}.example.org"))]
            )
            assert outcome.state == "created"
            self.ends.append(log.stat().st_size)
        self.log = log.read_bytes()

    def holds(self, length: int) -> int:
        """Return how many changes a beginning of the log has whole."""
        return sum(end <= length for end in self.ends[1:])


@pytest.fixture
def disk() -> Iterator[Disk]:
    yield Disk()
    connection.close()


def found(folder: Path, database: bytes, log: bytes) -> int:
    """Start again from these bytes; return how many changes are there, each of them whole."""
    (folder / "db").write_bytes(database)
    (folder / "db-wal").write_bytes(log)
    with closing(sqlite3.connect(folder / "db")) as after:
        assert after.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = {after.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}
    assert len(counts) == 1, "a change, its audit and its news are there together, or none of them"
    return counts.pop()


def test_the_log_ends_anywhere(disk: Disk, tmp_path: Path) -> None:
    assert disk.ends == sorted(set(disk.ends))
    frames = range(HEAD, len(disk.log) + 1, FRAME)
    within = [frame + random.Random(frame).randrange(1, FRAME) for frame in frames[:-1]]
    for length in [0, 10, *frames, *within]:
        assert found(tmp_path, disk.database, disk.log[:length]) == disk.holds(length)


def test_a_piece_of_the_log_was_never_written(disk: Disk, tmp_path: Path) -> None:
    for frame in range(HEAD, len(disk.log), FRAME):
        holed = disk.log[: frame + 24] + bytes(PAGE) + disk.log[frame + FRAME :]
        if holed != disk.log:
            assert found(tmp_path, disk.database, holed) == disk.holds(frame)


def test_a_checkpoint_had_begun(disk: Disk, tmp_path: Path) -> None:
    """The log is on the disk before the first page of a checkpoint is written: every change is there."""
    frames = [disk.log[start : start + FRAME] for start in range(HEAD, len(disk.log), FRAME)]
    for seed in range(10):
        chance, torn = random.Random(seed), bytearray(disk.database)
        for frame in frames:
            (number,) = struct.unpack(">I", frame[:4])
            if number * PAGE <= len(torn) and chance.random() < 0.5:
                half = chance.choice((PAGE, PAGE // 2))
                torn[(number - 1) * PAGE : (number - 1) * PAGE + half] = frame[24 : 24 + half]
        assert found(tmp_path, bytes(torn), disk.log) == CHANGES


@pytest.mark.parametrize(("chosen", "waits"), [("normal", 1), ("full", 2)])
def test_how_long_a_commit_waits_for_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str, waits: int
) -> None:
    """1: the log is on the disk before a checkpoint; 2: before each answer, too."""
    monkeypatch.setenv("FOYER_SQLITE_SYNCHRONOUS", chosen)
    options = database(f"sqlite:///{tmp_path}/x.sqlite3")["OPTIONS"]
    with closing(sqlite3.connect(tmp_path / "x.sqlite3")) as opened:
        opened.executescript(options["init_command"])
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert opened.execute("PRAGMA synchronous").fetchone() == (waits,)
