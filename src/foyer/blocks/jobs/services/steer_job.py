# SPDX-License-Identifier: EUPL-1.2
"""Stop a job, or let one go on that had failed."""

from django.db import transaction

from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.permissions import STEER
from foyer.blocks.jobs.services.start_job import DUE, UNTOUCHED
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

_ACTIVE = (Job.State.WAITING, Job.State.RUNNING)


def stop(actor: Actor, public_id: str) -> bool:
    """Ask a job to end after the piece that it is at; return whether it was still going on.

    Raises:
        Problem: 403 without the right.
    """
    require(STEER, actor)
    with transaction.atomic():
        jobs = Job.objects.filter(public_id=public_id, state__in=_ACTIVE, stopping=False)
        if not jobs.update(stopping=True):
            return False
        audit.record(actor, [audit.Deed("stop", "job", public_id)])
        outbox.append([News(DUE, public_id)], Lane.BULK)
    return True


def resume(actor: Actor, public_id: str) -> bool:
    """Let a job go on from where it failed or was stopped; return whether it had.

    Raises:
        Problem: 403 without the right.
    """
    require(STEER, actor)
    with transaction.atomic():
        jobs = Job.objects.filter(public_id=public_id, state=Job.State.FAILED)
        changed = jobs.update(
            state=Job.State.WAITING,
            stopping=False,
            attempts=0,
            error="",
            ended=None,
            due=clock.now() + UNTOUCHED,
        )
        if not changed:
            return False
        audit.record(actor, [audit.Deed("resume", "job", public_id)])
        outbox.append([News(DUE, public_id)], Lane.BULK)
    return True
