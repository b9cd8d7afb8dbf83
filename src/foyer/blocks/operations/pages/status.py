# SPDX-License-Identifier: EUPL-1.2
"""What works, in plain words for everybody: no names of machines, no errors, no numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foyer.blocks.operations import queries
from foyer.blocks.operations.rules.condition import Condition, promptness
from foyer.kernel import clock, health

log = structlog.get_logger("foyer.status")

# Everybody may ask, as often as they like: it is looked at so often at most.
_KEPT = timedelta(seconds=10)


@dataclass(frozen=True)
class Status:
    """How each part does that people notice, and when that was seen."""

    records: Condition
    search: Condition
    changes: Condition
    seen: datetime

    @property
    def is_good(self) -> bool:
        """Whether all does."""
        return {self.records, self.search, self.changes} == {Condition.GOOD}


_last: Status | None = None


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what works. The page is whole also where nothing does."""
    answer = render(request, "operations/status.html", {"status": _status()})
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _status() -> Status:
    global _last  # noqa: PLW0603
    now = clock.now()
    if _last is None or not _last.seen <= now < _last.seen + _KEPT:
        _last = _look(now)
    return _last


def _look(now: datetime) -> Status:
    said = health.state()
    has_records = said.get("database") == "ok" and said.get("migrations") == "ok"
    finds = has_records and said.get("search index", "ok") == "ok"
    return Status(
        records=Condition.GOOD if has_records else Condition.BROKEN,
        search=Condition.GOOD if finds else Condition.BROKEN,
        changes=_promptness() if has_records else Condition.BROKEN,
        seen=now,
    )


def _promptness() -> Condition:
    try:
        return promptness(queries.work(queries.reaction_states(), ()))
    except DatabaseError:
        log.warning("how far the work is cannot be read", exc_info=True)
        return promptness(None)
