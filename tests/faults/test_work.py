# SPDX-License-Identifier: EUPL-1.2
"""Work in the background under faults: a worker that ends at any step, clocks that jump, much that waits."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection, transaction

from foyer.kernel import clock, rows
from foyer.kernel.models import FailedNews, Lease, OutboxEvent
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.reactions import Reaction
from foyer.kernel.schedules import Schedule
from foyer.kernel.worker import cursors, failures, leases, scheduling
from foyer.kernel.worker.cursors import lease_name
from foyer.kernel.worker.reacting import Runner

pytestmark = [pytest.mark.faults, pytest.mark.alone, pytest.mark.django_db]

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


class KilledError(BaseException):
    """The process ends here, without a last word."""


@pytest.fixture
def at():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


def runner(owner, handle, batch=500):
    assert leases.hold(lease_name("reader"), owner)
    return Runner(Reaction("reader", frozenset({"a.thing.changed"}), handle, batch=batch), owner)


def work_for_a_while(worker, at):
    for _ in range(8):
        worker.step()
        at.advance(timedelta(seconds=5))


def ending_before(work):
    def ends(*_arguments):
        raise KilledError

    return ends


def ending_after(work):
    def ends(*arguments):
        work(*arguments)
        raise KilledError

    return ends


@pytest.mark.parametrize("ending", [ending_before, ending_after])
@pytest.mark.parametrize(
    ("module", "step"), [(cursors, "position"), (cursors, "move"), (failures, "keep"), (None, "handle")]
)
def test_a_worker_that_ends_at_any_step_loses_nothing(at, monkeypatch, module, step, ending):
    done: list[str] = []

    def handle(news):
        if any(item.aggregate_id == "bad" for item in news):
            raise ValueError
        done.extend(item.aggregate_id for item in news)

    with transaction.atomic():
        append([News("a.thing.changed", name) for name in ("1", "bad", "2")])
    first = ending(handle) if module is None else handle
    with monkeypatch.context() as patched:
        if module:
            patched.setattr(module, step, ending(getattr(module, step)))
        # A handler that fails is an ordinary fault: then the worker may go on to the end.
        with suppress(KilledError):
            work_for_a_while(runner("first", first), at)
    at.advance(timedelta(minutes=1))
    work_for_a_while(runner("second", handle), at)
    assert set(done) == {"1", "2"}
    assert {failed.aggregate_id for failed in FailedNews.objects.all()} == {"bad"}


def test_a_clock_that_ran_ahead_holds_no_schedule_back(at):
    runs = []
    task = Schedule("task", run=lambda: runs.append(clock.now()), every=timedelta(hours=1))
    scheduling.state_of(task)
    at.advance(timedelta(days=365))
    assert scheduling.run(task, "me")
    at.advance(timedelta(days=-365))
    assert not scheduling.run(task, "me"), "not at once, as if it were due"
    at.advance(timedelta(hours=1))
    assert scheduling.run(task, "me")
    assert len(runs) == 2


def test_a_clock_that_went_back_runs_nothing_twice(at):
    runs = []
    task = Schedule("task", run=lambda: runs.append(clock.now()), every=timedelta(hours=1))
    scheduling.state_of(task)
    at.advance(timedelta(hours=1))
    assert scheduling.run(task, "me")
    at.advance(timedelta(minutes=-30))
    assert not scheduling.run(task, "me")
    assert len(runs) == 1


def test_news_put_off_by_a_clock_that_ran_ahead_is_tried_again(at):
    done = []
    reaction = Reaction("reader", frozenset(), done.extend)
    FailedNews.objects.create(
        reaction="reader",
        type="a.thing.changed",
        aggregate_id="1",
        lane=0,
        attempts=1,
        due=NOW + timedelta(days=365),
        error="x",
        first_failed=NOW,
    )
    assert failures.retry(reaction)
    assert [news.aggregate_id for news in done] == ["1"]


def test_a_lease_taken_by_a_clock_that_ran_ahead_holds_nobody_back(at):
    """Its holder is on another machine, where nobody can see that it died."""
    at.advance(timedelta(days=365))
    assert leases.hold("reaction:reader", "elsewhere/1/1")
    at.advance(timedelta(days=-365))
    assert leases.hold("reaction:reader", "here/2/2")
    assert not leases.hold("reaction:reader", "elsewhere/1/1")
    at.advance(timedelta(days=-1))
    assert leases.hold("reaction:reader", "here/2/2"), "its holder takes it anew, in the time of now"
    assert Lease.objects.get().until == at.now() + leases.LENGTH


def test_a_pause_begun_by_a_clock_that_ran_ahead_ends(at):
    done, broken = [], [True]

    def handle(news):
        if broken:
            raise OSError
        done.extend(item.aggregate_id for item in news)

    worker = runner("me", handle)
    with transaction.atomic():
        append([News("a.thing.changed", "1")])
    at.advance(timedelta(days=1))
    assert not worker.step()
    broken.clear()
    assert not worker.step(), "it rests for a moment"
    at.advance(timedelta(days=-1))
    assert worker.step()
    assert done == ["1"]


def test_two_workers_run_a_schedule_once(at):
    runs = []

    def run():
        runs.append("first")
        with pytest.raises(scheduling.Busy):
            scheduling.run(task, "second")

    task = Schedule("task", run=run, every=timedelta(hours=1))
    scheduling.state_of(task)
    at.advance(timedelta(hours=1))
    assert scheduling.run(task, "first")
    assert not scheduling.run(task, "second")
    assert runs == ["first"]


def test_a_hundred_thousand_that_wait_are_all_handled_and_delay_nobody(at):
    columns = ("lane", "type", "aggregate_id", "version", "moment")
    moment, waiting = rows.moment(NOW), 100_000
    with transaction.atomic():
        for begin in range(0, waiting, 5_000):
            numbers = range(begin, begin + 5_000)
            rows.insert(
                OutboxEvent,
                columns,
                [(int(Lane.BULK), "a.thing.changed", str(number), 1, moment) for number in numbers],
            )
    seen = set()
    worker = runner("me", lambda news: seen.update(item.aggregate_id for item in news), batch=5_000)
    for _ in range(5):
        worker.step()
    assert len(seen) == 25_000
    with transaction.atomic():
        append([News("a.thing.changed", "mine")])
    worker.step()
    assert "mine" in seen, "the own lane goes first"
    while worker.step():
        pass
    assert len(seen) == waiting + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own disk")
def test_a_full_disk_refuses_changes_whole_and_lets_them_in_again(at):
    done = []
    worker = runner("me", lambda news: done.extend(item.aggregate_id for item in news))
    with transaction.atomic():
        append([News("a.thing.changed", "before")])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        try:
            with pytest.raises(OperationalError, match="full"), transaction.atomic():
                append([News("a.thing.changed", "x" * 250) for _ in range(2_000)])
            assert OutboxEvent.objects.count() == 1
            while worker.step():
                pass
            assert done == ["before"], "what was there is still handled"
        finally:
            cursor.execute("PRAGMA max_page_count=4294967294")
    with transaction.atomic():
        append([News("a.thing.changed", "after")])
    while worker.step():
        pass
    assert done == ["before", "after"]
