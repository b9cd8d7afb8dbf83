# SPDX-License-Identifier: EUPL-1.2
"""Helpers that die, and helpers of a process that dies."""

import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from foyer.blocks.offers.public import Write
from foyer.blocks.search.services import with_helpers as helped
from foyer.blocks.search.services.gather import rows_of
from foyer.blocks.search.tests.test_reaction import event, keep, place
from foyer.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def references():
    # Rows tell when they were made: what is compared is made at one moment.
    with clock.use(clock.FixedClock(clock.now())):
        (place_id,) = keep(Write("place", place()))
        events = keep(*(Write("event", event(place_id, f"Avond {n}")) for n in range(6)))
        yield [[f"place/{place_id}"], *([f"event/{each}"] for each in events)]


def test_the_work_of_helpers_that_die_is_done_here(references, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(helped, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(helped, "begin", partial(os._exit, 1))
    made = list(helped.with_helpers(rows_of, references, len(references)))
    assert made == [(batch, rows_of(batch)) for batch in references]
    assert [len(rows) for _, rows in made] == [1] * 7


def test_helpers_that_cannot_be_started_are_done_without(references, monkeypatch):
    def refused(*_arguments):
        raise OSError("Cannot allocate memory")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(helped, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", refused)
    made = list(helped.with_helpers(rows_of, references, len(references)))
    assert made == [(batch, rows_of(batch)) for batch in references]


HELPED = """
import os, time
import django
django.setup()
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from foyer.blocks.search.services.gather import rows_of
from foyer.kernel.memory import begin
with ProcessPoolExecutor(1, get_context("spawn"), initializer=begin) as pool:
    assert pool.submit(rows_of, []).result() == []
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
def test_a_helper_works_and_ends_with_a_rebuild_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", HELPED], text=True, stdout=subprocess.PIPE) as helped:
        told = helped.stdout.readline().strip()
        assert told.isdigit(), "the helper works"
        helper = Path("/proc") / told
        assert helper.exists()
        helped.kill()
    until = time.monotonic() + 20
    while helper.exists():
        assert time.monotonic() < until, "the helper lives on"
        time.sleep(0.05)
