# SPDX-License-Identifier: EUPL-1.2
"""Reads of jobs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from foyer.blocks.jobs.callers import caller
from foyer.blocks.jobs.models import Job


@dataclass(frozen=True)
class JobFacts:
    """A job as others may see it: `done` of `total` pieces (None: nobody knows yet how many)."""

    id: str
    kind: str
    state: str
    asked_by: str
    done: int
    total: int | None
    result: Any
    error: str
    stopping: bool
    created: datetime
    ended: datetime | None

    @property
    def is_active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in {Job.State.WAITING, Job.State.RUNNING}


def state_of(public_id: str) -> str | None:
    """Return waiting, running, failed or complete; None where there is no such job. One query."""
    found = Job.objects.filter(public_id=public_id).values_list("state", flat=True).first()
    return None if found is None else str(found)


def job(public_id: str) -> JobFacts | None:
    """Return a job, or None where there is none. One query."""
    row = Job.objects.filter(public_id=public_id).first()
    return _facts(row) if row else None


def jobs(public_ids: Collection[str]) -> dict[str, JobFacts]:
    """Return jobs by id; those that are forgotten are missing. One query."""
    rows = Job.objects.defer("payload", "position").filter(public_id__in=public_ids)
    return {row.public_id: _facts(row) for row in rows}


def latest(limit: int = 50) -> list[JobFacts]:
    """Return the jobs that were started last, newest first. One query."""
    return [_facts(row) for row in Job.objects.defer("payload", "position").order_by("-id")[:limit]]


def _facts(row: Job) -> JobFacts:
    return JobFacts(
        id=row.public_id,
        kind=row.kind,
        state=row.state,
        asked_by=caller(row.caller).name,
        done=row.done,
        total=row.total,
        result=orjson.loads(row.result),
        error=row.error,
        stopping=row.stopping,
        created=row.created,
        ended=row.ended,
    )
