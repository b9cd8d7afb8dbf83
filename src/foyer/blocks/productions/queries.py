# SPDX-License-Identifier: EUPL-1.2
"""What can be asked of productions, each in a fixed number of queries."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from foyer.blocks.offers.public import sound_documents, url
from foyer.blocks.productions.models import Pair, Production, Showing, Sketch
from foyer.blocks.productions.rules.likeness import SHOWN, Sketched
from foyer.blocks.productions.rules.names import folded

CHUNK = 2_000
SUGGESTIONS_LOOKED_AT = 20
_OF_EVENTS = (
    "SELECT s.event, s.production_id, p.public_id, p.name FROM productions_showing s"
    " JOIN productions_production p ON p.id = s.production_id WHERE s.event IN "
)
_HAVING = "SELECT sketch_id FROM productions_sketchword WHERE word = %s ORDER BY sketch_id LIMIT %s"
_COLUMNS = ("pk", "event", "words", "organizer", "place", "type", "start", "end")


def of_events(events: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return for those events that are in a production what their documents show of it.

    One query for 2,000 events, a second one where some are in a production; none for no events.
    """
    found: dict[str, dict[str, Any]] = {}
    for part in _parts(list(events)):
        # Every reading of an event asks this: the text of the statement is not put together anew.
        with connection.cursor() as cursor:
            cursor.execute(_OF_EVENTS + f"({', '.join(['%s'] * len(part))})", list(part))
            mine = cursor.fetchall()
        if mine:
            members = _members({number for _, number, _, _ in mine})
            for event, number, public_id, name in mine:
                others = [url("event", other) for other in members.get(number, ()) if other != event]
                found[event] = {"id": public_id, "title": name, "otherEvents": others}
    return found


def production_numbers(events: Collection[str]) -> dict[str, int]:
    """Return the row numbers of the productions that events are in. One query for 2,000 events."""
    found: dict[str, int] = {}
    for part in _parts(sorted(events)):
        found.update(Showing.objects.filter(event__in=part).values_list("event", "production_id"))
    return found


@dataclass(frozen=True)
class Listed:
    """A production with the ids of its events, in the order in which they came."""

    id: str
    name: str
    events: Sequence[str]


def listed(name: str, start: int, limit: int) -> tuple[int, list[Listed]]:
    """Return how many productions have this text in their name, and some of them, by name. Three queries.

    Case and accents do not matter; the empty text is in every name.
    """
    rows = Production.objects.order_by("name_key", "pk")
    if wanted := folded(name):
        rows = rows.filter(name_key__contains=wanted)
    total = rows.count()
    shown = list(rows.values_list("pk", "public_id", "name")[start : start + limit]) if limit else []
    members = _members({number for number, _, _ in shown})
    return total, [Listed(public_id, title, members.get(number, ())) for number, public_id, title in shown]


@dataclass(frozen=True)
class Suggestion:
    """Two events that may be the same show, as documents, and how alike they are."""

    events: tuple[Mapping[str, Any], Mapping[str, Any]]
    similarity: float


def suggestion() -> Suggestion | None:
    """Return the pair that is most alike of those that nobody has decided about. Three queries.

    Events that were deleted or put together a moment ago are passed over.
    """
    together = Showing.objects.filter(event=OuterRef("one"), production__showings__event=OuterRef("other"))
    pairs = Pair.objects.filter(~Exists(together), skipped=False).order_by("-score", "pk")
    best = list(pairs.values_list("one", "other", "score")[:SUGGESTIONS_LOOKED_AT])
    if not best:
        return None
    found = sound_documents([("event", event) for one, other, _ in best for event in (one, other)])
    shown = {event: document for event, document in found.items() if _is_shown(document)}
    for one, other, score in best:
        if one in shown and other in shown:
            return Suggestion((shown[one], shown[other]), score)
    return None


def sketches(numbers: Collection[int]) -> dict[int, Sketched]:
    """Return sketches by row number. One query for 2,000."""
    found: dict[int, Sketched] = {}
    for part in _parts(sorted(numbers)):
        found.update(_read(Sketch.objects.filter(pk__in=part)))
    return found


def sketches_of(events: Collection[str]) -> dict[str, Sketched]:
    """Return sketches by the id of the event. One query for 2,000."""
    found: dict[str, Sketched] = {}
    for part in _parts(sorted(events)):
        found.update((sketch.event, sketch) for _, sketch in _read(Sketch.objects.filter(event__in=part)))
    return found


def having(word: str, most: int) -> list[int]:
    """Return the row numbers of the first sketches with a word, so many at most. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_HAVING, (word, most))
        return [number for (number,) in cursor.fetchall()]


def _read(rows: QuerySet[Sketch]) -> Iterator[tuple[int, Sketched]]:
    for number, event, words, *rest in rows.values_list(*_COLUMNS):
        yield number, Sketched(event, tuple(words.split()), *rest)


def _members(productions: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for part in _parts(sorted(productions)):
        rows = Showing.objects.filter(production__in=part).order_by("pk")
        for number, event in rows.values_list("production_id", "event"):
            found.setdefault(number, []).append(event)
    return found


def _is_shown(document: Mapping[str, Any]) -> bool:
    return str(document.get("workflowStatus")) in SHOWN


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
