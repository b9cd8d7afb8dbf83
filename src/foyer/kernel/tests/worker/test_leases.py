# SPDX-License-Identifier: EUPL-1.2
"""Leases: one holder at a time, taken over from those who fell silent or died."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from foyer.kernel import clock
from foyer.kernel.models import Lease
from foyer.kernel.worker import leases
from foyer.kernel.worker.owner import is_gone, own_name

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


def test_only_one_holds_a_lease():
    assert leases.hold("x", "a")
    assert not leases.hold("x", "b")
    assert leases.hold("x", "a")
    assert leases.hold("y", "b")
    assert Lease.objects.get(name="x").owner == "a"


def test_a_released_lease_is_free_at_once():
    leases.hold("x", "a")
    leases.release("x", "b")
    assert not leases.hold("x", "b"), "nobody gives away what another holds"
    leases.release("x", "a")
    assert leases.hold("x", "b")


def test_who_falls_silent_loses_it(at):
    leases.hold("x", "a")
    at.advance(leases.LENGTH - timedelta(seconds=1))
    assert not leases.hold("x", "b")
    at.advance(timedelta(seconds=1))
    assert leases.hold("x", "b")
    assert not leases.hold("x", "a")


def test_who_renews_keeps_it(at):
    leases.hold("x", "a")
    leases.hold("z", "b")
    at.advance(timedelta(seconds=20))
    leases.renew_all("a")
    at.advance(timedelta(seconds=20))
    assert not leases.hold("x", "b")
    assert leases.hold("z", "a")


def test_looking_is_no_write(django_assert_num_queries):
    leases.hold("x", "a")
    with django_assert_num_queries(1):
        leases.hold("x", "a")
    with django_assert_num_queries(1):
        leases.hold("x", "b")


def test_a_dead_process_of_this_machine_loses_it_at_once():
    code = "from foyer.kernel.worker.owner import own_name; print(own_name())"
    gone = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    leases.hold("x", gone)
    assert leases.hold("x", own_name())


def test_only_a_process_that_is_known_to_be_gone_counts_as_gone():
    me = own_name()
    assert not is_gone(me)
    assert not is_gone("another-host/boot/pid:[1]/4711/1")
    assert not is_gone("host/6f1d3c2e-6a0b-4d53-9a0e-0f0e7a3f9c11")
    assert not is_gone("")
    head, _, _started = me.rpartition("/")
    assert is_gone(f"{head}/1"), "the same number, used by another process before"
    assert str(os.getpid()) in me
