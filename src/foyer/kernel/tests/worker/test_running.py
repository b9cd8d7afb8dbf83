# SPDX-License-Identifier: EUPL-1.2
"""One reaction at work: order, lanes, retries, splitting, dead letters."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from foyer.kernel import clock
from foyer.kernel.models import FailedNews, Lease, ReactionCursor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.reactions import Reaction
from foyer.kernel.worker import cursors, failures, leases, reading
from foyer.kernel.worker.cursors import LeaseLost, lease_name
from foyer.kernel.worker.reacting import Runner

pytestmark = [pytest.mark.alone, pytest.mark.django_db]

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def at():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


class _Reader:
    """A handler that remembers, and fails for the ids that it is told to fail for."""

    def __init__(self, bad=(), batch=500):
        self.bad = set(bad)
        self.calls = []
        self.done = []
        self.reaction = Reaction("reader", frozenset({"a.thing.changed"}), self.handle, batch=batch)
        assert leases.hold(lease_name("reader"), "me")
        self.runner = Runner(self.reaction, "me")

    def handle(self, news):
        self.calls.append([item.aggregate_id for item in news])
        if any(item.aggregate_id in self.bad for item in news):
            raise ValueError("a text about Anna")
        self.done += [(item.aggregate_id, item.lane) for item in news]

    def ids(self):
        return [aggregate_id for aggregate_id, _ in self.done]


def _append(*ids, lane=Lane.OWN, type_="a.thing.changed"):
    with transaction.atomic():
        append([News(type_, aggregate_id, 1) for aggregate_id in ids], lane)


def test_news_is_handled_once_and_in_order(at):
    reader = _Reader()
    _append("1", "2")
    _append("3")
    assert reader.runner.step() is True
    assert reader.runner.step() is False
    assert reader.calls == [["1", "2", "3"]]


def test_a_reaction_with_small_batches_passes_over_what_it_does_not_want(at):
    reader = _Reader(batch=2)
    _append(*(f"x{n}" for n in range(300)), type_="a.thing.made")
    _append("1", "2", "3")
    _append(*(f"y{n}" for n in range(150)), type_="a.thing.made")
    _append("4")
    steps = 0
    while reader.runner.step():
        steps += 1
    assert reader.calls == [["1", "2"], ["3", "4"]]
    assert steps == 2, "two batches, and no step for what nobody wants"


def test_the_own_lane_goes_before_bulk(at):
    reader = _Reader(batch=2)
    _append("b1", "b2", "b3", lane=Lane.BULK)
    _append("o1", "o2", "o3")
    reader.runner.step()
    reader.runner.step()
    _append("o4")
    while reader.runner.step():
        pass
    assert reader.calls == [["o1", "o2"], ["o3"], ["o4"], ["b1", "b2"], ["b3"]]
    assert [lane for _, lane in reader.done] == [Lane.OWN] * 4 + [Lane.BULK] * 3


def test_a_late_own_change_waits_for_one_chunk_of_bulk_at_most(at):
    reader = _Reader(batch=2)
    _append("b1", "b2", "b3", "b4", lane=Lane.BULK)
    reader.runner.step()
    _append("o1")
    reader.runner.step()
    assert reader.calls == [["b1", "b2"], ["o1"]]


def test_news_of_other_types_is_passed_without_a_call_or_a_write(at, django_assert_num_queries):
    reader = _Reader()
    reader.runner.step()
    _append("1", "2", type_="b.thing.changed")
    with django_assert_num_queries(1):
        assert reader.runner.step() is True
    assert reader.calls == []
    at.advance(timedelta(seconds=2))
    reader.runner.step()
    assert ReactionCursor.objects.get(lane=Lane.OWN).event > 0


def test_another_runner_goes_on_where_the_first_stopped(at):
    first = _Reader()
    _append("1")
    first.runner.step()
    second = _Reader()
    _append("2")
    second.runner.step()
    assert second.ids() == ["2"]


def test_a_failing_batch_is_tried_again_before_it_is_split(at):
    reader = _Reader(bad={"2"})
    _append("1", "2", "3")
    assert reader.runner.step() is False
    assert reader.runner.step() is False, "it waits"
    assert reader.calls == [["1", "2", "3"]]
    at.advance(timedelta(seconds=1))
    reader.bad.clear()
    assert reader.runner.step() is True
    assert reader.ids() == ["1", "2", "3"]
    assert not FailedNews.objects.exists()


def test_the_bad_item_is_set_apart_and_the_others_are_handled(at):
    reader = _Reader(bad={"3"})
    _append("1", "2", "3", "4", "5")
    for _ in range(3):
        reader.runner.step()
        at.advance(timedelta(seconds=1))
    assert sorted(set(reader.ids())) == ["1", "2", "4", "5"]
    kept = FailedNews.objects.get()
    assert (kept.reaction, kept.aggregate_id, kept.attempts) == ("reader", "3", 1)
    assert kept.error.startswith("ValueError at test_running.py:")
    assert "Anna" not in kept.error
    _append("6")
    reader.runner.step()
    assert reader.ids()[-1] == "6"


def test_what_failed_is_tried_again_until_it_passes(at):
    reader = _Reader(bad={"1"})
    _append("1")
    for _ in range(3):
        reader.runner.step()
        at.advance(timedelta(seconds=1))
    assert reader.runner.step() is False, "not due yet"
    reader.bad.clear()
    at.advance(timedelta(seconds=2))
    assert reader.runner.step() is True
    assert reader.ids() == ["1"]
    assert not FailedNews.objects.exists()


def test_after_too_many_tries_it_is_a_dead_letter_until_asked_for(at):
    reader = _Reader(bad={"1"})
    _append("1")
    for _ in range(40):
        reader.runner.step()
        at.advance(timedelta(minutes=11))
    dead = FailedNews.objects.get()
    assert dead.is_dead
    assert dead.attempts == failures.MAX_TRIES
    tries = len(reader.calls)
    reader.runner.step()
    assert len(reader.calls) == tries
    reader.bad.clear()
    assert failures.revive([dead.pk + 1]) == 0
    assert failures.revive([dead.pk]) == 1
    reader.runner.step()
    assert reader.ids() == ["1"]
    assert not FailedNews.objects.exists()


def test_an_outage_makes_no_dead_letters(at):
    ids = [str(number) for number in range(100)]
    reader = _Reader(bad=ids)
    _append(*ids)
    for _ in range(20):
        reader.runner.step()
        at.advance(timedelta(minutes=2))
    assert not FailedNews.objects.exists()
    assert ReactionCursor.objects.get(lane=Lane.OWN).event == 0
    reader.bad.clear()
    at.advance(timedelta(minutes=2))
    reader.runner.step()
    assert reader.ids() == ids


def test_an_outage_of_one_lane_does_not_hold_the_other(at):
    reader = _Reader(bad={str(number) for number in range(30)})
    _append(*(str(number) for number in range(30)), lane=Lane.BULK)
    reader.runner.step()
    _append("own")
    assert reader.runner.step() is True
    assert reader.ids() == ["own"]


def test_a_runner_that_lost_its_lease_does_not_move_the_cursor(at):
    reader = _Reader()
    reader.runner.step()
    _append("1")
    Lease.objects.update(owner="another")
    with pytest.raises(LeaseLost):
        reader.runner.step()
    assert ReactionCursor.objects.get(lane=Lane.OWN).event == 0


def test_a_runner_goes_on_where_a_rebuild_has_put_its_cursor(at):
    reader = _Reader(batch=2)
    _append(*(str(number) for number in range(10)), lane=Lane.BULK)
    reader.runner.step()
    cursors.skip("reader", Lane.BULK, reading.last(Lane.BULK))
    _append("new", lane=Lane.BULK)
    while reader.runner.step():
        pass
    assert reader.ids() == ["0", "1", "2", "3", "new"], "one more batch was under way"
