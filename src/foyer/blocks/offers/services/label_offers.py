# SPDX-License-Identifier: EUPL-1.2
"""Put a label on many offers: those of a list, or all that a search finds.

Both are jobs with the rights of whoever asked. What cannot be done on one item is told in the log and does
not stop the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog

from foyer.blocks.jobs.public import Work, start
from foyer.blocks.offers import problems
from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.permissions import USE_LABELS, require
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.rules import labels as rules
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.labels import Labels
from foyer.blocks.offers.services.set_labels import NO_NAME
from foyer.blocks.offers.services.state import ORDER, Current, current_and_damaged
from foyer.blocks.offers.services.store import Change, keep
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

log = structlog.get_logger("foyer.offers")

LISTED, FOUND = "offers.label-listed", "offers.label-found"
AT_ONCE = 50
"""Items of one transaction: others who write wait no longer than it takes."""
PAGED_THROUGH = 10_000
"""How far a search pages."""


def label_listed(actor: Actor, label: str, items: Sequence[tuple[str, str]]) -> str:
    """Start putting a label on offers (kind, id); return the id of the job.

    Raises:
        Problem: 400, this cannot be a name.
    """
    return start(actor, LISTED, {"label": _named(label), "items": items})


def label_found(actor: Actor, label: str, query: str) -> str:
    """Start putting a label on all offers that a query finds; return the id of the job.

    Raises:
        Problem: 400, this cannot be a name.
    """
    return start(actor, FOUND, {"label": _named(label), "query": query})


def do_listed(work: Work) -> dict[str, int]:
    """Do the job on a list."""
    items = [(kind, public_id) for kind, public_id in work.payload["items"]]
    after, done = work.position or (0, _NOTHING)
    for begin in range(after, len(items), AT_ONCE):
        part = items[begin : begin + AT_ONCE]
        done = _sum(done, add_label_to(work.actor, part, work.payload["label"]))
        work.save((begin + len(part), done), begin + len(part), len(items))
    return done


def do_found(work: Work) -> dict[str, int]:
    """Do the job on what a search finds, in the order in which it was entered.

    What has the label may no longer be found, so that pages shift: each page is therefore asked from the
    moment at which the last one ended, without those of that moment that are done. Of a moment with more than
    a search pages through, the others are asked for by their ids.
    """
    since, seen, done = work.position or ("", [], _NOTHING)
    while True:
        items, until, total = _page(work.payload["query"], since, set(seen))
        if not items:
            return done
        done = _sum(done, add_label_to(work.actor, items, work.payload["label"]))
        ids = [public_id for _, public_id in items]
        seen = [*seen, *ids] if until == since else _of_moment(items, until)
        since = until
        passed = sum(done.values())
        work.save((since, seen, done), passed, max(total, passed))


def add_label_to(actor: Actor, items: Iterable[tuple[str, str]], name: str) -> dict[str, int]:
    """Put a label on items (kind, id), in one transaction; return how many have it now and how many not."""
    wanted = list(dict.fromkeys(items))

    def work() -> list[Problem]:
        labels = Labels(actor, [name])
        labels.use(name, visible=True)
        label = labels.known[rules.key(name)]
        found, damaged = _current(wanted)
        changes: list[Change] = []
        refused: list[Problem] = []
        for kind, public_id in wanted:
            try:
                if problem := damaged.get((kind, public_id)):
                    raise problem
                change = _change(actor, kind, public_id, found.get((kind, public_id)), label)
            except Problem as problem:
                refused.append(problem)
                log.warning("label_not_added", kind=kind, item=public_id, reason=str(problem))
            else:
                changes += [change] if change else []
        if len(refused) < len(wanted):
            labels.keep()
        keep(actor, changes, Lane.BULK)
        return refused

    failed = len(attempted(work))
    return {"labelled": len(wanted) - failed, "failed": failed}


_NOTHING = {"labelled": 0, "failed": 0}


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: count + other[name] for name, count in one.items()}


def _named(label: str) -> str:
    if not rules.is_name(label):
        raise problems.invalid_detail(NO_NAME)
    return label


def _current(
    items: Sequence[tuple[str, str]],
) -> tuple[dict[tuple[str, str], Current], dict[tuple[str, str], Problem]]:
    found: dict[tuple[str, str], Current] = {}
    damaged: dict[tuple[str, str], Problem] = {}
    for kind in ORDER:
        ids = [public_id for of, public_id in items if of == kind]
        sound, unsound = current_and_damaged(kind, ids, lock=True)
        found |= {(kind, public_id): one for public_id, one in sound.items()}
        damaged |= {(kind, public_id): problem for public_id, problem in unsound.items()}
    return found, damaged


def _change(
    actor: Actor, kind: str, public_id: str, found: Current | None, label: rules.Label
) -> Change | None:
    """Return what the label changes on an item, or None where it has it already.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not use the label.
    """
    if found is None:
        raise problems.item_not_found(kind, public_id)
    require(USE_LABELS, actor, found.item)
    if not label.usable:
        raise problems.label_not_allowed(label.name)
    after = finish(kind, rules.added(found.state, label))
    properties = found.state.differs(after)
    return Change(kind, public_id, "add-label", found, after, properties, label.name) if properties else None


def _page(query: str, since: str, seen: set[str]) -> tuple[list[tuple[str, str]], str, int]:
    """Return the next offers of a search that are not done, the moment at which they end, and the total.

    Raises:
        Problem: nobody can read the query, or no search answers (503).
    """
    for begin in range(0, PAGED_THROUGH - AT_ONCE + 1, AT_ONCE):
        found, total = _searched(query, since, begin)
        items = [item for item in found if item[1] not in seen]
        if items:
            return *_next(items, since, first=begin == 0), total
        if len(found) < AT_ONCE:
            return [], since, 0
        # A whole page of one moment is done; what follows it is not.
    for entered in _entered_at(datetime.fromisoformat(since), seen):
        found, total = _searched(f"({query}) AND id:({' OR '.join(entered)})", since, 0)
        if found:
            return found, since, total
    later = datetime.fromisoformat(since) + timedelta(seconds=1)
    return _page(query, later.isoformat(timespec="seconds"), set())


def _searched(query: str, since: str, begin: int) -> tuple[list[tuple[str, str]], int]:
    """Return a page of what a query finds of what was entered at a moment or later, and the total."""
    parameters = [("q", query), ("disableDefaultFilters", "true"), ("sort[created]", "asc")]
    parameters += [("start", str(begin)), ("limit", str(AT_ONCE))]
    parameters += [("createdFrom", since)] if since else []
    answer = orjson.loads(ports().search("offers", parameters))
    found = [(member["@type"].lower(), last_part(member["@id"])) for member in answer["member"]]
    return found, answer["totalItems"]


def _entered_at(moment: datetime, seen: set[str]) -> Iterator[list[str]]:
    """Go through the ids of offers that were entered in a second and are not done, fifty at a time."""
    for kind in ("event", "place"):
        rows = KINDS[kind].objects.filter(created__gte=moment, created__lt=moment + timedelta(seconds=1))
        ids = [one for one in rows.order_by("pk").values_list("public_id", flat=True) if one not in seen]
        yield from (ids[begin : begin + AT_ONCE] for begin in range(0, len(ids), AT_ONCE))


def _next(items: list[tuple[str, str]], since: str, *, first: bool) -> tuple[list[tuple[str, str]], str]:
    """Return which of these offers are next, and until what moment all are done then."""
    created = _created(items)
    of_moment = [item for item in items if created.get(item[1], since) == since]
    if first or not of_moment:
        return items, max(created.values(), default=since)
    # Behind other pages of that moment some may have been passed over: it is asked for once more.
    return of_moment, since


def _of_moment(items: Iterable[tuple[str, str]], moment: str) -> list[str]:
    return [public_id for public_id, created in _created(items).items() if created == moment]


def _created(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return when offers were entered, as searches are asked for it. One query a kind."""
    found: dict[str, Any] = {}
    wanted = list(items)
    for kind in ORDER:
        ids = [public_id for of, public_id in wanted if of == kind]
        if ids:
            rows = KINDS[kind].objects.filter(public_id__in=ids)
            found |= {
                public_id: created.isoformat(timespec="seconds")
                for public_id, created in rows.values_list("public_id", "created")
            }
    return found
