# SPDX-License-Identifier: EUPL-1.2
"""Give a job one turn: from the position that it saved last until its time is over or it has ended."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
import structlog
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce

from foyer.blocks.jobs import kinds
from foyer.blocks.jobs.callers import caller
from foyer.blocks.jobs.models import Job
from foyer.blocks.jobs.services.start_job import UNTOUCHED
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem
from foyer.kernel.worker.failures import place_of
from foyer.kernel.worker.recovery import drop_broken_connection

log = structlog.get_logger("foyer.jobs")

MAX_TRIES = 10
"""Failures in a row without progress. With pauses of 2, 4, 8 ... 512 seconds: about a quarter of an hour."""

STOPPED = "stopped"
LONGEST_REST = 1.0


class Turn(Exception):
    """The turn is over; the job goes on at its next one."""


class Ended(Exception):
    """The job was stopped, or another process has it."""


@dataclass
class _Turn:
    """One turn of a job, as the function that does the work sees it."""

    row: Job
    until: float
    actor: Actor
    payload: Any
    position: Any
    began: float = field(default_factory=time.monotonic)

    def save(self, position: Any, done: int, total: int | None = None) -> None:
        """Keep how far it is; rest as long as the piece took, so that others come in between.

        Raises:
            Turn: the time is over.
            Ended: the job was stopped or taken over.
        """
        mine = Job.objects.filter(pk=self.row.pk, turn=self.row.turn, state=Job.State.RUNNING)
        kept = mine.update(
            position=orjson.dumps(position).decode(),
            done=done,
            total=total,
            attempts=0,
            due=clock.now() + UNTOUCHED,
        )
        if not kept or mine.filter(stopping=True).exists():
            raise Ended
        now = time.monotonic()
        if now >= self.until:
            raise Turn
        time.sleep(min(now - self.began, LONGEST_REST))
        self.began = time.monotonic()


def advance(public_id: str, until: float) -> bool:
    """Let a job work until a moment of the monotonic clock; return whether it wants another turn now.

    Never raises for what the job itself does wrong: that is kept in the job.
    """
    row = _taken(public_id)
    if row is None:
        return False
    if row.stopping:
        _end(row, Job.State.FAILED, error=STOPPED)
        return False
    try:
        run = kinds.find(row.kind)
        turn = _Turn(row, until, caller(row.caller), orjson.loads(row.payload), orjson.loads(row.position))
        result = run(turn)
    except Turn:
        return True
    except Ended:
        # Stopped: the next turn ends it. Taken over: whoever has it now goes on.
        return Job.objects.filter(pk=row.pk, turn=row.turn, stopping=True).exists()
    except Exception as error:  # noqa: BLE001 - kept in the row
        drop_broken_connection()
        _failed(row, error)
        return False
    _end(row, Job.State.COMPLETE, result=orjson.dumps(result).decode())
    return False


def _taken(public_id: str) -> Job | None:
    """Return a job that is to be worked on, in a new turn: whoever had it before can save no more."""
    active = Job.objects.filter(public_id=public_id, state__in=(Job.State.WAITING, Job.State.RUNNING))
    now = clock.now()
    began = Coalesce(F("started"), Value(now), output_field=DateTimeField())
    if not active.update(state=Job.State.RUNNING, turn=F("turn") + 1, started=began, due=now + UNTOUCHED):
        return None
    return active.first()


def _failed(row: Job, error: Exception) -> None:
    """Note a failure: tried again later, or for good where the work was refused or failed too often."""
    refused = isinstance(error, Problem) and error.status < 500
    told = (error.detail or error.title)[:500] if isinstance(error, Problem) else place_of(error)
    attempts = Job.objects.filter(pk=row.pk).values_list("attempts", flat=True).first() or 0
    attempts += 1
    log.warning("job_failed", job=row.public_id, kind=row.kind, attempt=attempts, error=told, exc_info=error)
    if refused or attempts >= MAX_TRIES:
        _end(row, Job.State.FAILED, error=told, attempts=attempts)
        return
    due = clock.now() + timedelta(seconds=2**attempts)
    Job.objects.filter(pk=row.pk, turn=row.turn).update(attempts=attempts, error=told, due=due)


def _end(row: Job, state: str, **changed: Any) -> None:
    """End a job; where it succeeds, an error of before is forgotten."""
    changed.setdefault("error", "")
    Job.objects.filter(pk=row.pk, turn=row.turn).update(state=state, ended=clock.now(), **changed)
