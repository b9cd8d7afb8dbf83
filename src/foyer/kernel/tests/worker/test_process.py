# SPDX-License-Identifier: EUPL-1.2
"""Real worker processes: killed, stopped, two at once."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from foyer.kernel import ids

pytestmark = [pytest.mark.alone, pytest.mark.faults, pytest.mark.django_db(transaction=True)]


class _House:
    """A database of its own and the processes that use it."""

    def __init__(self, folder):
        self.file = folder / "handled"
        self.file.touch()
        self.processes = []
        keys = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS", "CONN_MAX_AGE")
        database = {key: connection.settings_dict.get(key) for key in keys}
        database["OPTIONS"] = {
            name: option for name, option in database["OPTIONS"].items() if not isinstance(option, type)
        }
        database["NAME"] = str(folder / "probe.sqlite3")
        if connection.vendor == "postgresql":
            self.name = database["NAME"] = f"probe_{ids.new()[:8]}"
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{self.name}"')
        self.env = {**os.environ, "PROBE_DATABASE": json.dumps(database)}
        self.writer = subprocess.Popen(
            self._command("write"), env=self.env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.processes.append(self.writer)
        assert self.writer.stdout.readline() == "ready\n"

    def append(self, lane, *ids):
        self.writer.stdin.write(f"{lane} {' '.join(ids)}\n")
        self.writer.stdin.flush()
        assert self.writer.stdout.readline() == "committed\n"

    def worker(self, seconds=0.0):
        process = subprocess.Popen(self._command("work", self.file, seconds), env=self.env)
        self.processes.append(process)
        return process

    @staticmethod
    def _command(*arguments):
        return [sys.executable, "-m", "foyer.kernel.tests.worker.probe", *map(str, arguments)]

    def lines(self, word):
        return [line.split()[1:] for line in self.file.read_text().splitlines() if line.startswith(word)]

    def handled(self):
        return [each for _, each in self.lines("end")]

    def wait_for(self, condition, seconds=120):
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, self.file.read_text()
            time.sleep(0.02)


@pytest.fixture
def house(tmp_path):
    house = _House(tmp_path)
    yield house
    for process in house.processes:
        process.kill()
        process.communicate()


def test_a_worker_killed_in_a_batch_loses_nothing(house):
    house.append("OWN", "1", "2", "3")
    first = house.worker(seconds=60)
    house.wait_for(lambda: len(house.lines("begin")) == 3)
    first.kill()
    first.wait()
    assert house.handled() == []
    house.worker()
    house.wait_for(lambda: len(house.handled()) == 3)
    assert house.handled() == ["1", "2", "3"]


def test_news_while_no_worker_runs_is_handled_later(house):
    first = house.worker()
    house.append("OWN", "1")
    house.wait_for(lambda: house.handled() == ["1"])
    first.kill()
    first.wait()
    house.append("BULK", "2")
    house.worker()
    house.wait_for(lambda: house.handled()[-1] == "2")
    # The first worker was killed before or after it had kept how far it was.
    assert house.handled() in (["1", "2"], ["1", "1", "2"])


def test_a_worker_told_to_stop_finishes_its_batch(house):
    house.append("OWN", "1", "2")
    worker = house.worker(seconds=1)
    house.wait_for(lambda: house.lines("begin"))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 0
    assert house.handled() == ["1", "2"]
    house.worker()
    house.append("OWN", "3")
    house.wait_for(lambda: len(house.handled()) >= 3)
    assert house.handled() == ["1", "2", "3"], "nothing is done twice after a clean stop"


def test_a_worker_is_told_to_stop_by_way_of_any_of_its_threads(house):
    worker = house.worker()
    house.append("OWN", "1")
    house.wait_for(lambda: house.handled() == ["1"])
    threads = {int(each.name) for each in Path(f"/proc/{worker.pid}/task").iterdir()} - {worker.pid}
    assert ctypes.CDLL(None).tgkill(worker.pid, max(threads), signal.SIGTERM) == 0
    assert worker.wait(timeout=60) == 0


def test_two_workers_do_not_run_a_reaction_at_once_and_one_takes_over(house):
    workers = [house.worker(0.05), house.worker(0.05)]
    for number in range(8):
        house.append("OWN", str(number))
    house.wait_for(lambda: len(house.handled()) == 8)
    assert Counter(house.handled()) == Counter(str(number) for number in range(8))
    (busy,) = {pid for pid, _ in house.lines("begin")}
    runner = next(worker for worker in workers if str(worker.pid) == busy)
    runner.kill()
    runner.wait()
    house.append("OWN", "last")
    house.wait_for(lambda: "last" in house.handled())
    assert house.lines("end")[-1][0] != busy


def test_a_worker_survives_the_loss_of_its_connections(house):
    if connection.vendor != "postgresql":
        pytest.skip("a connection to a file is not lost")
    house.worker()
    house.append("OWN", "1")
    house.wait_for(lambda: house.handled() == ["1"])

    def cut():
        """Cut what the worker holds; the writer, whose last word was COMMIT, keeps its connection."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = %s AND query <> 'COMMIT'",
                [house.name],
            )
            return cursor.fetchone()[0] >= 1

    # At this very moment the worker may have said COMMIT as well.
    house.wait_for(cut)
    house.append("OWN", "2")
    house.wait_for(lambda: house.handled()[-1] == "2")
    assert set(house.handled()) == {"1", "2"}, "twice perhaps, but not never"
