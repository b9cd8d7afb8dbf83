# SPDX-License-Identifier: EUPL-1.2
"""Move the events at duplicate places to the canonical ones: each an edit of its own, in a job."""

from collections.abc import Sequence

import structlog
from django.conf import settings

from foyer.blocks.jobs.public import Work, start
from foyer.blocks.offers.models import DuplicatePlace, Event
from foyer.blocks.offers.permissions import MANAGE_DUPLICATES, require
from foyer.blocks.offers.queries.duplicates import GONE
from foyer.blocks.offers.rules.changes.attendance import with_place
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.state import Current, current_and_damaged
from foyer.blocks.offers.services.store import Change, keep
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

log = structlog.get_logger("foyer.offers")

MOVE = "offers.move-events"
AT_ONCE = 50


def move_events(actor: Actor, places: Sequence[str] = ()) -> str:
    """Start moving events; return the id of the job. Without places: from all that are known duplicates.

    Raises:
        Problem: 403, the actor may not say which places are the same.
    """
    require(MANAGE_DUPLICATES, actor, "places")
    return start(actor, MOVE, {"places": list(places)})


def do_move(work: Work) -> dict[str, int]:
    """Do the job, a duplicate place after the other."""
    rows = DuplicatePlace.objects.order_by("pk")
    if wanted := work.payload["places"]:
        rows = rows.filter(place__public_id__in=wanted)
    after, since, moved = work.position or (0, 0, 0)
    left = Event.objects.filter(place__in=rows.values("place")).count()
    total = moved + left
    while True:
        row = rows.filter(pk__gte=after).values_list("pk", "place").first()
        if row is None:
            return {"moved": moved, "left": total - moved}
        number, place = row
        since = since if number == after else 0
        events = Event.objects.filter(place=place, pk__gt=since).order_by("pk")
        page = list(events.values_list("pk", "public_id")[:AT_ONCE])
        if page:
            moved += _moved(work.actor, number, [public_id for _, public_id in page])
        after, since = (number, page[-1][0]) if len(page) == AT_ONCE else (number + 1, 0)
        work.save((after, since, moved), moved, total)


def _moved(actor: Actor, duplicate: int, public_ids: Sequence[str]) -> int:
    """Move events in one transaction; return how many were moved."""

    def work() -> int:
        # Read again: somebody may have found out meanwhile that the places are not the same.
        columns = ("place__public_id", "canonical__public_id")
        rows = DuplicatePlace.objects.filter(pk=duplicate).exclude(canonical__workflow_status__in=GONE)
        pair = rows.values_list(*columns).first()
        if pair is None:
            return 0
        found, _ = current_and_damaged("event", public_ids, lock=True)
        changes = [change for one in found.values() if (change := _change(one, *pair))]
        keep(actor, changes, Lane.BULK)
        return len(changes)

    return attempted(work)


def _change(found: Current, place: str, canonical: str) -> Change | None:
    """Return the change of an event that is still at the duplicate; what cannot be moved is logged."""
    if found.state.place != place:
        return None
    public_id = found.item.public_id
    try:
        moved = with_place(found.state, canonical, settings.FOYER_EDUCATION_PLACES)
    except Problem as problem:
        log.warning("event_not_moved", item=public_id, reason=str(problem))
        return None
    after = finish("event", moved)
    return Change("event", public_id, "set-location", found, after, found.state.differs(after))
