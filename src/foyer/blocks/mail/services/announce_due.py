# SPDX-License-Identifier: EUPL-1.2
"""Announce letters again whose next try has come, and forget old ones."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from foyer.blocks.mail.models import Letter, Refusal
from foyer.blocks.mail.services.queue_letters import QUEUED, UNTOUCHED
from foyer.kernel import clock, outbox
from foyer.kernel.outbox import Lane, News

KEPT = timedelta(days=30)
REFUSED_FOR = timedelta(days=365)

AHEAD = timedelta(days=1)
"""No pause is so long: what is due later was put off by a clock that ran ahead."""

_AT_ONCE = 500


def announce_due() -> None:
    """Announce what is due, in one short transaction, behind the letters that were queued just now."""
    now = clock.now()
    is_due = Q(due__lte=now) | Q(due__gt=now + AHEAD)
    waiting = Letter.objects.filter(is_due, state=Letter.State.QUEUED)
    if not waiting.exists():
        return
    with transaction.atomic():
        found = list(waiting.order_by("due").values_list("pk", "public_id")[:_AT_ONCE])
        Letter.objects.filter(pk__in=[pk for pk, _ in found]).update(due=now + UNTOUCHED)
        outbox.append([News(QUEUED, public_id) for _, public_id in found], Lane.BULK)


def forget_old() -> None:
    """Delete letters that ended long ago and refusals that nobody confirmed since, in short transactions."""
    now = clock.now()
    _delete(Letter.objects.filter(ended__lt=now - KEPT))
    _delete(Refusal.objects.filter(since__lt=now - REFUSED_FOR))


def _delete(old: Any) -> None:
    while found := list(old.values_list("pk", flat=True)[:_AT_ONCE]):
        old.model.objects.filter(pk__in=found).delete()
