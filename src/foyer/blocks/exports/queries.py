# SPDX-License-Identifier: EUPL-1.2
"""Reads of exports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.conf import settings

from foyer.blocks.exports.models import Export
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.jobs.public import JobFacts, jobs
from foyer.kernel import clock


@dataclass(frozen=True)
class ExportFacts:
    """An export as its owner sees it: `done` of `total` pieces of work, and a link when it is ready."""

    id: str
    order: Order
    asked_by: str
    state: str
    done: int
    total: int | None
    error: str
    items: int | None
    size: int | None
    link: str | None
    created: datetime
    expires: datetime | None


def link(name: str) -> str:
    """Return the address of a file."""
    return f"{settings.FOYER_DOWNLOADS_URL}/{name}"


def export(export_id: str) -> ExportFacts | None:
    """Return an export that was not thrown away, or None. Two queries."""
    row = Export.objects.filter(job=export_id, expires__gt=clock.now()).first()
    return _facts([row])[0] if row else None


def exports_of(asked_by: str, limit: int = 50) -> list[ExportFacts]:
    """Return the latest exports of a caller that are kept, newest first. Two queries."""
    rows = Export.objects.filter(asked_by=asked_by, expires__gt=clock.now()).order_by("-id")[:limit]
    return _facts(rows)


def is_downloadable(name: str) -> bool:
    """Say whether a file is whole and not yet to be thrown away. One query."""
    stem, _, extension = name.partition(".")
    rows = Export.objects.filter(file=stem, extension=extension, ready__isnull=False)
    return rows.filter(expires__gt=clock.now()).exists()


def _facts(rows: Iterable[Export]) -> list[ExportFacts]:
    kept = list(rows)
    work = jobs([row.job for row in kept])
    return [_fact(row, work.get(row.job)) for row in kept]


def _fact(row: Export, work: JobFacts | None) -> ExportFacts:
    ready = row.ready is not None
    return ExportFacts(
        id=row.job,
        order=Order.read(orjson.loads(row.wanted)),
        asked_by=row.asked_by,
        state="complete" if ready else work.state if work else "failed",
        done=work.done if work else 0,
        total=work.total if work else None,
        error=work.error if work and not ready else "",
        items=row.items,
        size=row.size,
        link=link(row.name) if ready else None,
        created=row.created,
        expires=row.expires if ready else None,
    )
