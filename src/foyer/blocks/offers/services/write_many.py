# SPDX-License-Identifier: EUPL-1.2
"""Write many whole documents in one transaction, by the same rules as a single one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.batch import Job, Result, Write, prepared, written
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

MOST = 2000


@dataclass(frozen=True)
class Outcome:
    """What became of one write: `created`, `replaced`, `unchanged`, or `refused` with its errors."""

    id: str
    state: str
    errors: tuple[SchemaError, ...] = ()


def write_many(
    actor: Actor, writes: Sequence[Write], *, lane: Lane = Lane.BULK, dry_run: bool = False
) -> list[Outcome]:
    """Create or replace up to 2,000 whole documents; return one outcome a write, in their order.

    Refused documents do not stop the others; the rest is kept together or, when the process dies, not
    at all. A write without an id whose source is known replaces the item that came from it. With `dry_run`
    everything is done and undone again.

    Raises:
        ValueError: there are more than 2,000 writes.
    """
    if len(writes) > MOST:
        raise ValueError(f"{len(writes)} writes are too many for one transaction; give at most {MOST}")
    jobs = prepared(writes)

    def work() -> list[Result]:
        results = [result for part in _parts(jobs) for result in written(actor, part, lane)]
        if dry_run:
            transaction.set_rollback(True)
        return results

    return [_outcome(result) for result in attempted(work)]


def _parts(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Split where an id or source returns, so that the second write of an item sees the first."""
    part: list[Job] = []
    seen: set[object] = set()
    for job in jobs:
        marks = {job.write.id, (job.write.source.system, job.write.source.key) if job.write.source else None}
        marks.discard(None)
        if seen & marks:
            yield part
            part, seen = [], set()
        part.append(job)
        seen |= marks
    if part:
        yield part


def _outcome(result: Result) -> Outcome:
    return Outcome(result.id, result.state, errors_of(result.problem) if result.problem else ())


def errors_of(problem: Problem) -> tuple[SchemaError, ...]:
    """Return a problem as errors: those of the body, else its own text on the whole body."""
    shown = problem.extra.get("schemaErrors")
    if shown:
        return tuple(SchemaError(item["jsonPointer"], item["error"]) for item in shown)
    return (SchemaError("/", problem.detail or problem.title),)
