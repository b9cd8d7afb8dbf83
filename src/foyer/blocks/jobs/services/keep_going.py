# SPDX-License-Identifier: EUPL-1.2
"""Announce jobs again that are to be tried anew or that nobody has touched, and forget old ones."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.services.start_job import DUE, UNTOUCHED
from foyer.kernel import clock, outbox
from foyer.kernel.outbox import Lane, News

KEPT = timedelta(days=30)
AHEAD = timedelta(days=1)
"""No pause is so long: what is due later was put off by a clock that ran ahead."""

_AT_ONCE = 500


def announce_due() -> None:
    """Announce what is due, in one short transaction."""
    now = clock.now()
    is_due = Q(due__lte=now) | Q(due__gt=now + AHEAD)
    active = Job.objects.filter(is_due, state__in=(Job.State.WAITING, Job.State.RUNNING))
    if not active.exists():
        return
    with transaction.atomic():
        found = list(active.order_by("due").values_list("pk", "public_id")[:_AT_ONCE])
        Job.objects.filter(pk__in=[pk for pk, _ in found]).update(due=now + UNTOUCHED)
        outbox.append([News(DUE, public_id) for _, public_id in found], Lane.BULK)


def forget_old() -> None:
    """Delete jobs that ended long ago, in short transactions."""
    old = Job.objects.filter(ended__lt=clock.now() - KEPT)
    while found := list(old.values_list("pk", flat=True)[:_AT_ONCE]):
        Job.objects.filter(pk__in=found).delete()
