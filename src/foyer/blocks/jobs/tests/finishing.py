# SPDX-License-Identifier: EUPL-1.2
"""Doing jobs in tests, as the worker would."""

from foyer.blocks.jobs import reactions
from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.services import advance_job
from foyer.blocks.jobs.services.start_job import DUE
from foyer.kernel.outbox import Lane
from foyer.kernel.reactions import Happened


def finish_jobs(most: int = 1000) -> None:
    """Give all jobs turns until none wants another; failing ones get no second try."""
    rest, advance_job.LONGEST_REST = advance_job.LONGEST_REST, 0
    try:
        for _ in range(most):
            active = Job.objects.filter(state__in=("waiting", "running"), attempts=0).order_by("id")
            ids = list(active.values_list("public_id", flat=True))
            if not ids:
                return
            reactions.handle([Happened(DUE, public_id, 0, Lane.BULK) for public_id in ids])
        raise AssertionError(f"jobs go on after {most} turns: {ids}")
    finally:
        advance_job.LONGEST_REST = rest
