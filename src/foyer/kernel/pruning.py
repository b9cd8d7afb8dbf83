# SPDX-License-Identifier: EUPL-1.2
"""What the kernel throws away: news after 30 days, when every reaction has passed it; old audit rows."""

from datetime import timedelta

from django.db.models import QuerySet

from foyer.kernel import clock, reactions
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import up_to

NEWS_KEPT = timedelta(days=30)
AUDIT_KEPT = timedelta(days=3 * 365)
_AT_ONCE = 5_000


def prune() -> None:
    """Throw away what is old, in short transactions."""
    for lane in Lane:
        passed = [cursors.position(reaction.name, lane) for reaction in reactions.registered()]
        old = OutboxEvent.objects.filter(lane=lane, moment__lt=clock.now() - NEWS_KEPT)
        _delete(up_to(old, min(passed)) if passed else old)
    _delete(AuditEntry.objects.filter(moment__lt=clock.now() - AUDIT_KEPT))


def _delete(rows: "QuerySet[OutboxEvent] | QuerySet[AuditEntry]") -> None:
    while ids := list(rows.order_by("moment").values_list("pk", flat=True)[:_AT_ONCE]):
        rows.model.objects.filter(pk__in=ids).delete()
