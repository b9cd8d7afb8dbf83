# SPDX-License-Identifier: EUPL-1.2
"""Raw requests to a house that runs, with nothing tidied up on the way."""

import fcntl
import json
import os
import signal
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeys.house import House


@dataclass(frozen=True)
class Answer:
    """What came back; `document` is None where that is no JSON."""

    status: int
    content_type: str
    body: bytes

    @property
    def document(self) -> Any:
        """The body as JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def call(house: House, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """Send bytes as they are."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(house.address + path, data=body, method=method, headers=named)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return Answer(answer.status, answer.headers.get("Content-Type", ""), answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers.get("Content-Type", ""), error.read())


def workers(house: House) -> list[int]:
    """Return the process ids of the workers that `foyer up` of this house started."""
    return [pid for pid, command in _children(house.process.pid) if command.split("\0")[-2:-1] == ["worker"]]


def _children(parent: int) -> list[tuple[int, str]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append((int(folder.name), (folder / "cmdline").read_text()))
        except OSError:
            continue
    return found


def stop(house: House, pid: int) -> None:
    """Freeze a worker, as a machine that is out of breath does, between two batches.

    Frozen in the midst of one it would keep the locks of the index and of the database.
    """
    with (
        (house.home / "search" / "lock").open("ab") as index,
        closing(sqlite3.connect(house.home / "foyer.sqlite3", timeout=60, isolation_level=None)) as database,
    ):
        fcntl.flock(index, fcntl.LOCK_EX)
        database.execute("BEGIN IMMEDIATE")
        os.kill(pid, signal.SIGSTOP)
        database.execute("ROLLBACK")


def kill(pid: int) -> None:
    """End a process without a last word."""
    os.kill(pid, signal.SIGKILL)
