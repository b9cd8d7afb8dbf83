# SPDX-License-Identifier: EUPL-1.2
"""Reading the outbox in order, with transactions still open beside the reader."""

import threading

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from foyer.kernel.models import OutboxEvent, ReactionCursor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.worker import reading
from foyer.kernel.worker.reading import Position, adopt_foreign_numbers, read, waiting
from foyer.kernel.worker.renumbering import renumber

pytestmark = pytest.mark.alone

ON_POSTGRES = "two writers at once exist on PostgreSQL only"


def _append(*ids, lane=Lane.OWN):
    with transaction.atomic():
        append([News("a.b.c", each) for each in ids], lane)


def _ids(after=Position()):  # noqa: B008
    return [row.aggregate_id for row in read(Lane.OWN, after, 100)]


@pytest.mark.django_db
def test_a_lane_is_read_in_order_and_in_pieces():
    _append("1", "2", "3")
    _append("x", lane=Lane.BULK)
    first = read(Lane.OWN, Position(), 2)
    assert [row.aggregate_id for row in first] == ["1", "2"]
    assert _ids(first[-1].position) == ["3"]
    assert [row.aggregate_id for row in read(Lane.BULK, Position(), 2)] == ["x"]


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the plans of SQLite")
@pytest.mark.parametrize(
    "look",
    [
        lambda at: read(Lane.OWN, at, 9),
        lambda at: waiting(Lane.OWN, at),
        lambda at: reading.backlogs(Lane.OWN, [at, Position(0, 2)]),
    ],
)
def test_a_look_reads_only_what_follows(look):
    """Where all rows that are kept were read, a million of them would keep a core busy."""
    _append("1", "2")
    with CaptureQueriesContext(connection) as seen:
        look(Position(0, 1))
    for query in seen.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = [row[-1] for row in cursor.fetchall() if OutboxEvent._meta.db_table in row[-1]]
        assert len(plan) == 1, plan
        assert "lane=? AND transaction=? AND id>?" in plan[0]


@pytest.mark.django_db
def test_what_waits_is_counted_with_its_oldest_moment():
    assert waiting(Lane.OWN, Position()) == (0, None)
    _append("1", "2", "3")
    rows = read(Lane.OWN, Position(), 3)
    moments = list(OutboxEvent.objects.order_by("id").values_list("moment", flat=True))
    assert waiting(Lane.OWN, Position()) == (3, moments[0])
    assert waiting(Lane.OWN, rows[1].position) == (1, moments[2])


@pytest.mark.django_db
def test_what_waits_for_many_is_counted_once_and_up_to_a_number(monkeypatch, django_assert_max_num_queries):
    _append("1", "2", "3", "4")
    _append("x", lane=Lane.BULK)
    places = [Position(), *(row.position for row in read(Lane.OWN, Position(), 9))]
    assert {at: waiting(Lane.OWN, at) for at in places} == reading.backlogs(Lane.OWN, places)
    with django_assert_max_num_queries(4):
        two = reading.backlogs(Lane.OWN, [places[0]] * 9 + [places[3]] * 9)
    assert [two[places[at]][0] for at in (0, 3)] == [4, 1]
    monkeypatch.setattr(reading, "COUNTED", 2)
    assert [reading.backlogs(Lane.OWN, places)[at][0] for at in places] == [2, 2, 2, 1, 0]
    with CaptureQueriesContext(connection) as seen:
        reading.backlogs(Lane.OWN, places)
    counts = [query["sql"] for query in seen.captured_queries if "COUNT" in query["sql"]]
    assert len(counts) == 3, "of four, five, two are enough"
    assert all("LIMIT" in sql for sql in counts)


@pytest.mark.django_db(transaction=True)
def test_news_outside_a_transaction_of_its_change_is_refused():
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        append([News("a.b.c", "1")])
    assert not OutboxEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_reader_never_passes_an_open_transaction():
    if connection.vendor != "postgresql":
        pytest.skip(ON_POSTGRES)
    written, may_commit = threading.Event(), threading.Event()

    def slow_writer():
        try:
            with transaction.atomic():
                append([News("a.b.c", "slow")])
                written.set()
                assert may_commit.wait(10)
        finally:
            connection.close()

    _append("before")
    thread = threading.Thread(target=slow_writer)
    thread.start()
    assert written.wait(10)
    _append("after")
    assert OutboxEvent.objects.get(aggregate_id="after").pk > 0, "the later row can be seen already"
    seen = read(Lane.OWN, Position(), 100)
    assert [row.aggregate_id for row in seen] == ["before"]
    may_commit.set()
    thread.join()
    assert _ids(seen[-1].position) == ["slow", "after"]


@pytest.mark.django_db(transaction=True)
def test_many_writers_and_one_reader_lose_nothing():
    if connection.vendor != "postgresql":
        pytest.skip(ON_POSTGRES)

    def writer(name):
        try:
            for number in range(100):
                with transaction.atomic():
                    append([News("a.b.c", f"{name}-{number}")])
                    append([News("a.b.c", f"{name}-{number}-again")])
        finally:
            connection.close()

    threads = [threading.Thread(target=writer, args=(str(name),)) for name in range(4)]
    for thread in threads:
        thread.start()
    position, seen = Position(), []
    while any(thread.is_alive() for thread in threads) or read(Lane.OWN, position, 1):
        for row in read(Lane.OWN, position, 7):
            assert row.position > position
            position = row.position
            seen.append(row.aggregate_id)
    assert len(seen) == 800
    assert len(set(seen)) == 800


@pytest.mark.django_db
def test_numbers_of_another_cluster_are_adopted():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL numbers transactions")
    _append("done", "waiting", "kept")
    ids = {one.aggregate_id: one.pk for one in OutboxEvent.objects.all()}
    far = 2**60
    OutboxEvent.objects.filter(aggregate_id="done").update(transaction=far)
    OutboxEvent.objects.filter(aggregate_id="waiting").update(transaction=far + 1)
    OutboxEvent.objects.filter(aggregate_id="kept").update(transaction=far + 2)
    ReactionCursor.objects.create(reaction="x", lane=Lane.OWN, transaction=far, event=ids["done"])
    ReactionCursor.objects.create(reaction="y", lane=Lane.OWN, transaction=far + 2, event=ids["kept"])
    assert _ids() == []
    adopt_foreign_numbers()
    assert _ids() == ["done", "waiting", "kept"]
    half, ended = ReactionCursor.objects.order_by("reaction")
    assert (half.transaction, half.event) == (0, ids["done"]), "what was handled is not handled again"
    assert (ended.transaction, ended.event) == (0, ids["kept"])
    ReactionCursor.objects.update(event=5)
    adopt_foreign_numbers()
    assert {one.event for one in ReactionCursor.objects.all()} == {5}, "what is in order stays as it is"


@pytest.mark.django_db
def test_what_lies_before_unhandled_news_is_handled_again_rather_than_lost():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL numbers transactions")
    _append("late", "early")
    ids = {one.aggregate_id: one.pk for one in OutboxEvent.objects.all()}
    OutboxEvent.objects.filter(aggregate_id="late").update(transaction=9)
    OutboxEvent.objects.filter(aggregate_id="early").update(transaction=7)
    ReactionCursor.objects.create(reaction="x", lane=Lane.OWN, transaction=7, event=ids["early"])
    renumber()
    assert ReactionCursor.objects.get().event == ids["late"] - 1
    assert set(OutboxEvent.objects.values_list("transaction", flat=True)) == {0}
