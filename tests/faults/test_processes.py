# SPDX-License-Identifier: EUPL-1.2
"""Workers that die, freeze or come in pairs; an index that vanishes; a database that is busy.

A change that was answered is never lost: it is found when the fault is over.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor

import pytest
from journeys.house import FOYER, wait_for

from faults.calling import kill, stop, workers

pytestmark = [pytest.mark.faults, pytest.mark.slow]

HEALED = 60


def total(found, word):
    """Return how many are found, or -1 while search does not answer."""
    try:
        return found(word)
    except urllib.error.HTTPError as error:
        if error.code != 503:
            raise
        return -1


def test_a_change_whose_worker_was_killed_is_found_after_its_restart(house, enter, found):
    enter("Voorbij gemoedelijk")
    wait_for(lambda: total(found, "gemoedelijk") == 1, HEALED)
    (worker,) = workers(house)
    stop(house, worker)
    enter("Weerbarstig")
    enter("Weerbarstig twee")
    time.sleep(1)
    assert found("weerbarstig") == 0, "the worker that would tell is frozen"
    kill(worker)
    wait_for(lambda: total(found, "weerbarstig") == 2, HEALED)
    assert workers(house) != [worker]
    assert found("gemoedelijk") == 1


def test_killed_again_and_again_in_the_midst_of_work(house, enter, found):
    made = [enter(f"Hardnekkig {number}") for number in range(5)]
    for _ in range(3):
        for pid in workers(house):
            kill(pid)
        made += [enter(f"Hardnekkig {number}") for number in range(15)]
        wait_for(lambda: workers(house), HEALED)
        time.sleep(0.3)
    wait_for(lambda: total(found, "hardnekkig") == len(made), HEALED)


def test_an_index_that_vanishes_is_made_anew(house, enter, found):
    enter("Onverwoestbaar")
    wait_for(lambda: total(found, "onverwoestbaar") == 1, HEALED)
    before = found("gemoedelijk")
    # All at once: the worker may be writing files while others are taken away.
    (house.home / "search").rename(house.home / "vanished")
    shutil.rmtree(house.home / "vanished", ignore_errors=True)
    enter("Onverwoestbaar erna")
    wait_for(lambda: total(found, "onverwoestbaar") == 2, HEALED)
    wait_for(lambda: total(found, "gemoedelijk") == before, HEALED)


def test_two_workers_at_once_share_the_work(house, enter, found):
    second = subprocess.Popen(
        [*FOYER, "worker"],
        env=house.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for number in range(40):
            enter(f"Tweespan {number}")
        wait_for(lambda: total(found, "tweespan") == 40, HEALED)
        (first,) = workers(house)
        # It may still write what is found already, and who is frozen while it writes keeps the files.
        time.sleep(2)
        stop(house, first)
        try:
            # Whoever leads may be the frozen one: the other takes over when its lease has ended.
            enter("Tweespan alleen")
            wait_for(lambda: total(found, "alleen") == 1, HEALED + 60)
        finally:
            os.kill(first, signal.SIGCONT)
        enter("Tweespan weer samen")
        wait_for(lambda: total(found, "samen") == 1, HEALED)
        assert found("tweespan") == 42
        assert second.poll() is None
    finally:
        second.kill()
        second.wait(timeout=10)


@pytest.mark.skipif(bool(os.environ.get("FOYER_DATABASE_URL")), reason="locks the file of SQLite")
def test_a_database_that_is_locked_for_a_while(house, enter, found):
    enter("Ervoor bedaard")
    wait_for(lambda: total(found, "bedaard") == 1, HEALED)
    with (
        ThreadPoolExecutor(1) as pool,
        sqlite3.connect(house.home / "foyer.sqlite3", isolation_level=None) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        entered = pool.submit(enter, "Geduldig")
        assert found("bedaard") == 1, "reading goes on"
        assert time.monotonic() - started < 3
        time.sleep(3)
        assert not entered.done(), "who writes waits"
        other.execute("ROLLBACK")
        assert entered.result(timeout=30)
    wait_for(lambda: total(found, "geduldig") == 1, HEALED)
    assert len(workers(house)) == 1
