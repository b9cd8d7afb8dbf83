# SPDX-License-Identifier: EUPL-1.2
"""Reading the outbox in order, with transactions still open beside the reader."""

import threading

import pytest
from django.db import connection, transaction

from foyer.kernel.models import OutboxEvent, ReactionCursor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.worker.reading import Position, adopt_foreign_numbers, read, waiting

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
def test_what_waits_is_counted_with_its_oldest_moment():
    assert waiting(Lane.OWN, Position()) == (0, None)
    _append("1", "2", "3")
    rows = read(Lane.OWN, Position(), 3)
    moments = list(OutboxEvent.objects.order_by("id").values_list("moment", flat=True))
    assert waiting(Lane.OWN, Position()) == (3, moments[0])
    assert waiting(Lane.OWN, rows[1].position) == (1, moments[2])


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
    _append("old", "kept")
    far = 2**60
    OutboxEvent.objects.filter(aggregate_id="old").update(transaction=far)
    ReactionCursor.objects.create(reaction="x", lane=Lane.OWN, transaction=far, event=far)
    assert "old" not in _ids()
    adopt_foreign_numbers()
    assert _ids() == ["old", "kept"]
    cursor = ReactionCursor.objects.get()
    assert (cursor.transaction, cursor.event) == (0, 0)
    ReactionCursor.objects.update(event=5)
    adopt_foreign_numbers()
    assert ReactionCursor.objects.get().event == 5, "what is in order stays as it is"
