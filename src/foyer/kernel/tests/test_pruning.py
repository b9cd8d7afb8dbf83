# SPDX-License-Identifier: EUPL-1.2
"""Old news is thrown away, but never what a reaction has still to read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from foyer.kernel import audit, clock, reactions
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import AuditEntry, OutboxEvent, ReactionCursor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.pruning import AUDIT_KEPT, NEWS_KEPT, prune
from foyer.kernel.reactions import Reaction
from foyer.kernel.registry import Registry
from foyer.kernel.worker.reading import Position, read

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def at():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


@pytest.fixture(autouse=True)
def only_one_reaction(monkeypatch):
    monkeypatch.setattr(reactions, "_reactions", Registry("reaction"))
    reactions.register(Reaction("reader", frozenset({"a"}), lambda _news: None))


def _append(*ids, lane=Lane.OWN):
    with transaction.atomic():
        append([News("a", each) for each in ids], lane)


def _pass(lane, aggregate_id):
    (row,) = [row for row in read(lane, Position(), 100) if row.aggregate_id == aggregate_id]
    ReactionCursor.objects.update_or_create(
        reaction="reader",
        lane=lane,
        defaults={"transaction": row.position.transaction, "event": row.position.event},
    )


def _kept():
    return list(OutboxEvent.objects.order_by("id").values_list("aggregate_id", flat=True))


def test_what_every_reaction_passed_goes_after_thirty_days(at):
    _append("1", "2")
    _append("b", lane=Lane.BULK)
    _pass(Lane.OWN, "1")
    at.advance(NEWS_KEPT)
    prune()
    assert _kept() == ["1", "2", "b"], "thirty days old is not older than thirty days"
    at.advance(timedelta(seconds=1))
    prune()
    assert _kept() == ["2", "b"]


def test_what_a_reaction_has_not_read_stays_however_old(at):
    _append("1")
    at.advance(timedelta(days=400))
    prune()
    assert _kept() == ["1"]


def test_young_news_stays_though_it_was_read(at):
    _append("1")
    _pass(Lane.OWN, "1")
    prune()
    assert _kept() == ["1"]


def test_audit_rows_go_after_three_years(at):
    audit.record(SYSTEM, [audit.Deed("thing.made", "thing", "1")])
    at.advance(AUDIT_KEPT)
    prune()
    assert AuditEntry.objects.count() == 1
    at.advance(timedelta(seconds=1))
    prune()
    assert not AuditEntry.objects.exists()
