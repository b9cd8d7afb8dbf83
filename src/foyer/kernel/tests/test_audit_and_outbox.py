# SPDX-License-Identifier: EUPL-1.2
"""The rows of audit and outbox hold what they were given, on either database."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from foyer.kernel import audit, clock
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane, News, append

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, 30, 15, 123456, tzinfo=UTC)
DETAIL = {"naam": "Café 'De 100%'", "list": [1, None, True], "nested": {"a": "%s"}}


@pytest.mark.parametrize("count", [1, 3, 1001])
def test_audit_rows_are_kept_as_given(count, django_assert_max_num_queries):
    actor = Actor(user_id="u-1", client_id="c-1")
    with clock.use(clock.FixedClock(NOW)), django_assert_max_num_queries(3):
        audit.record(actor, [audit.Deed("thing.made", "thing", f"id-{n}", DETAIL) for n in range(count)])
    rows = list(AuditEntry.objects.order_by("id"))
    assert [row.aggregate_id for row in rows] == [f"id-{n}" for n in range(count)]
    for row in rows:
        assert row.moment == NOW
        assert (row.actor, row.client_id) == ("u-1", "c-1")
        assert (row.verb, row.aggregate_type) == ("thing.made", "thing")
        assert row.detail == DETAIL
    assert AuditEntry.objects.filter(detail__naam="Café 'De 100%'").count() == count


def test_no_detail_is_null():
    audit.record(SYSTEM, [audit.Deed("thing.made", "thing", "1")])
    assert AuditEntry.objects.filter(detail__isnull=True).count() == 1
    assert AuditEntry.objects.get().client_id == ""


@pytest.mark.parametrize("lane", Lane)
def test_outbox_rows_are_kept_as_given(lane):
    with clock.use(clock.FixedClock(NOW)), transaction.atomic():
        append([News("a.b.c", "1", 7), News("a.b.d", "2")], lane)
    rows = list(OutboxEvent.objects.order_by("id"))
    assert [(row.type, row.aggregate_id, row.version) for row in rows] == [
        ("a.b.c", "1", 7),
        ("a.b.d", "2", 0),
    ]
    assert {row.lane for row in rows} == {lane}
    assert {row.moment for row in rows} == {NOW}


def test_nothing_is_written_for_nothing(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(0):
        audit.record(SYSTEM, [])
        append([])


def test_news_of_a_change_undone_is_undone():
    with transaction.atomic():
        append([News("a.b.c", "1")])
        transaction.set_rollback(True)
    assert not OutboxEvent.objects.exists()
