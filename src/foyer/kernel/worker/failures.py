# SPDX-License-Identifier: EUPL-1.2
"""News that could not be handled: tried again with growing pauses, then kept as a dead letter."""

import traceback
from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePath

from django.db.models import Q

from foyer.kernel import clock
from foyer.kernel.models import FailedNews
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened, Reaction
from foyer.kernel.worker.recovery import drop_broken_connection

MAX_TRIES = 10
"""With pauses of 2, 4, 8 ... 512 seconds: about a quarter of an hour, longer than a restart takes."""

_AT_ONCE = 20
"""Retries in a row before new news gets its turn again."""


def place_of(error: BaseException) -> str:
    """Return the kind of an error and the line that raised it, without its text."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"[:255]


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many failed tries."""
    return timedelta(seconds=min(600, 2 ** min(attempts, 10)))


def keep(reaction: Reaction, failed: Sequence[tuple[Happened, Exception]]) -> None:
    """Keep news that failed, to be tried again."""
    now = clock.now()
    FailedNews.objects.bulk_create(
        FailedNews(
            reaction=reaction.name,
            type=news.type,
            aggregate_id=news.aggregate_id,
            version=news.version,
            lane=news.lane,
            attempts=1,
            due=now + pause(1),
            error=place_of(error),
            first_failed=now,
        )
        for news, error in failed
    )


def retry(reaction: Reaction) -> bool:
    """Try what is due again, one by one; say whether there was anything."""
    now = clock.now()
    # No pause is so long: what is due later was put off by a clock that ran ahead.
    is_due = Q(due__lte=now) | Q(due__gt=now + 2 * pause(MAX_TRIES))
    due = FailedNews.objects.filter(is_due, reaction=reaction.name).order_by("due", "id")
    tried = False
    for failed in due[:_AT_ONCE]:
        tried = True
        news = Happened(failed.type, failed.aggregate_id, failed.version, Lane(failed.lane))
        try:
            reaction.handle([news])
        except Exception as error:  # noqa: BLE001 - kept in the row
            drop_broken_connection()
            failed.attempts += 1
            failed.error = place_of(error)
            dead = failed.attempts >= MAX_TRIES
            failed.due = None if dead else clock.now() + pause(failed.attempts)
            failed.save(update_fields=["attempts", "error", "due"])
        else:
            failed.delete()
    return tried


def revive(ids: Sequence[int] | None) -> int:
    """Make dead letters due again, these or all; return how many."""
    dead = FailedNews.objects.filter(due=None)
    if ids is not None:
        dead = dead.filter(id__in=ids)
    return dead.update(due=clock.now(), attempts=0)
