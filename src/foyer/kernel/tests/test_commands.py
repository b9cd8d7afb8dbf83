# SPDX-License-Identifier: EUPL-1.2
"""The commands of the kernel: what they print and what they refuse."""

import io
import os
import signal
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from foyer.kernel import clock, reactions, schedules
from foyer.kernel.models import FailedNews
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry
from foyer.kernel.schedules import Schedule
from foyer.kernel.worker import leases

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    monkeypatch.setattr(schedules, "_schedules", Registry("schedule"))
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


def _call(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=io.StringIO(), skip_checks=True)
    return out.getvalue()


def _reaction(**more):
    reactions.register(Reaction("reader", frozenset({"a"}), lambda _news: None, **more))


def _dead(**more):
    return FailedNews.objects.create(
        reaction="reader",
        type="a",
        aggregate_id="7",
        lane=Lane.OWN,
        first_failed=NOW,
        error="ValueError at x.py:1",
        **{"attempts": 10, "due": None, **more},
    )


def test_events_shows_what_waits_and_what_failed(at):
    _reaction()
    with transaction.atomic():
        append([News("a", "1"), News("a", "2")], Lane.BULK)
    dead = _dead()
    at.advance(timedelta(seconds=90))
    lines = _call("events").splitlines()
    assert lines[1].split() == ["reader", "own", "0", "-"]
    assert lines[2].split() == ["reader", "bulk", "2", "90", "s"]
    assert "0 to be tried again, 1 dead letter" in lines
    assert lines[-1].split() == [str(dead.pk), *["dead", "reader:", "a", "7", "(ValueError", "at", "x.py:1)"]]


def test_a_dead_letter_is_tried_again_on_demand():
    dead = _dead()
    assert _call("events", "--retry", str(dead.pk)) == "1 dead letter will be tried again by the worker\n"
    dead.refresh_from_db()
    assert (dead.due, dead.attempts) == (NOW, 0)
    _dead()
    _dead()
    assert _call("events", "--retry", "all").startswith("2 dead letters")


@pytest.mark.parametrize(("which", "says"), [("99", "no dead letter 99"), ("some", 'or "all", not')])
def test_events_refuses_what_does_not_exist(which, says):
    with pytest.raises(CommandError, match=says):
        _call("events", "--retry", which)


def test_replay_rebuilds():
    told = []

    def rebuild(progress):
        progress(1, 2)
        told.append("rebuilt")

    _reaction(rebuild=rebuild)
    assert _call("replay", "reader") == "reader: rebuilt\n"
    assert told == ["rebuilt"]


def test_replay_stops_when_told_to():
    told = []

    def rebuild(progress):
        os.kill(os.getpid(), signal.SIGTERM)
        progress(1, 2)
        told.append("went on")

    _reaction(rebuild=rebuild)
    with pytest.raises(CommandError, match="stopped; run it again to go on"):
        _call("replay", "reader")
    assert told == []
    assert leases.hold("rebuild:reader", "another"), "the lease was given back"


def test_replay_refuses_what_cannot_be_rebuilt():
    with pytest.raises(CommandError, match="there is no reaction 'x'; there are: none"):
        _call("replay", "x")
    _reaction()
    with pytest.raises(CommandError, match="nothing to rebuild"):
        _call("replay", "reader")


def test_replay_refuses_a_second_rebuild_beside_the_first():
    told = []
    _reaction(rebuild=lambda _progress: told.append("rebuilt"))
    leases.hold("rebuild:reader", "another")
    with pytest.raises(CommandError, match="being rebuilt by another process"):
        _call("replay", "reader")
    assert told == []


def test_schedule_lists_and_runs(at):
    runs = []
    schedules.register(Schedule("a.daily", run=lambda: runs.append(clock.now()), at=time(3)))
    line = _call("schedule").splitlines()[1]
    assert line.split() == ["a.daily", "at", "03:00", "2026-05-02", "03:00:00", "never"]
    assert _call("schedule", "run", "a.daily") == "a.daily: done\n"
    assert runs == [NOW]
    assert _call("schedule").splitlines()[1].endswith("2026-05-01 14:00:00")


def test_schedule_refuses_what_does_not_exist_and_tells_of_failure():
    def fail():
        raise ValueError

    schedules.register(Schedule("a.broken", run=fail, at=time(3)))
    with pytest.raises(CommandError, match=r"there is no schedule 'x'; there are: a\.broken"):
        _call("schedule", "run", "x")
    with pytest.raises(CommandError, match=r"a\.broken failed; the log says why"):
        _call("schedule", "run", "a.broken")
