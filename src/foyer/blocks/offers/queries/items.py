# SPDX-License-Identifier: EUPL-1.2
"""Which items there are and how they hang together: existence, walks, links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from django.db.models import QuerySet

from foyer.blocks.offers.models import KINDS, Event, Organizer, Place
from foyer.kernel.ids import NIL
from foyer.kernel.reactions import Progress
from foyer.kernel.rows import has

CHUNK = 2000


class Told(Protocol):
    """News of a change, as a reaction is told it."""

    @property
    def type(self) -> str: ...
    @property
    def aggregate_id(self) -> str: ...


def exists(kind: str, public_id: str) -> bool:
    """Say whether there is an item of this kind; the nil place counts as one. At most one query."""
    if kind == "place" and public_id == NIL:
        return True
    return has(KINDS[kind], {"public_id": public_id})


def existing(kind: str, public_ids: Iterable[str]) -> frozenset[str]:
    """Return those ids that are of items of this kind. One query for 2,000 ids."""
    wanted = list(dict.fromkeys(public_ids))
    found: set[str] = set()
    for start in range(0, len(wanted), CHUNK):
        rows = KINDS[kind].objects.filter(public_id__in=wanted[start : start + CHUNK])
        found.update(rows.values_list("public_id", flat=True))
    return frozenset(found)


def walk(kind: str, after: int, limit: int) -> list[tuple[int, str]]:
    """Return the next items of a kind after a row number: (row number, id), in order. One query."""
    rows = KINDS[kind].objects.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", "public_id")[:limit])


def walk_by_place(after: tuple[int, int], limit: int) -> list[tuple[tuple[int, int], str]]:
    """Return the next events after (row of a place, row of an event): (both rows, id), in their order.

    Place 0 stands for none; begin with (0, 0). An event that moves to another place during a walk may come
    twice, or not at all. One query, and one more at the end of the events without a place.
    """
    place, event = after
    found: list[tuple[tuple[int, int], str]] = []
    if place == 0:
        nowhere = Event.objects.filter(place=None, pk__gt=event).order_by("pk")
        found = [((0, row), public_id) for row, public_id in nowhere.values_list("pk", "public_id")[:limit]]
        event = 0
    if len(found) < limit:
        # Not as one comparison of pairs: for that, databases do not go along the index.
        rest = Event.objects.filter(place__gte=place).exclude(place=place, pk__lte=event)
        rows = rest.order_by("place", "pk").values_list("place", "pk", "public_id")
        found += [((at, row), public_id) for at, row, public_id in rows[: limit - len(found)]]
    return found


def each_page(kind: str, at_once: int, take: Callable[[list[str]], object], progress: Progress) -> None:
    """Give the ids of all items of a kind to `take`, so many at once; tell how many are done, of how many."""
    total, done, after = count(kind), 0, 0
    while page := walk(kind, after, at_once):
        take([public_id for _, public_id in page])
        after = page[-1][0]
        done += len(page)
        progress(done, total)


def count(kind: str) -> int:
    """Return how many items of a kind there are. One query."""
    return KINDS[kind].objects.count()


def dependents(news: Iterable[Told]) -> Iterator[list[tuple[str, str]]]:
    """Go through the items whose shown documents changed because a place or organiser did.

    A place: its events. An organiser: its places, its events, and the events at those places. The items
    themselves are not among them. Lists of at most 2,000 (kind, id), each item once; one query a list.
    """
    changed = {(item.type, item.aggregate_id) for item in news}
    places = {public_id for kind, public_id in changed if kind == "offers.place.changed"}
    organizers = {public_id for kind, public_id in changed if kind == "offers.organizer.changed"}
    own = (
        list(Organizer.objects.filter(public_id__in=organizers).values_list("pk", flat=True))
        if organizers
        else []
    )
    moved: set[int] = set()
    if own:
        moved = set(Place.objects.filter(organizer__in=own).values_list("pk", flat=True))
        yield from _pages("place", Place.objects.filter(pk__in=moved).exclude(public_id__in=places))
    at = set(Place.objects.filter(public_id__in=places).values_list("pk", flat=True)) if places else set()
    for numbers in _parts(sorted(moved | at)):
        yield from _pages("event", Event.objects.filter(place__in=numbers))
    if own:
        others = Event.objects.filter(organizer__in=own).exclude(place__in=moved | at)
        yield from _pages("event", others)


def events_at(place_id: str) -> list[str]:
    """Return the ids of all events at a place, deleted ones too, oldest first. One query."""
    rows = Event.objects.filter(place__public_id=place_id)
    if place_id == NIL:
        rows = Event.objects.filter(place=None, place_ref=NIL)
    return list(rows.order_by("pk").values_list("public_id", flat=True))


def linked_to(organizer_id: str) -> Iterator[tuple[str, str]]:
    """Go through the places and events that have an organiser: (kind, id). One query a page of 2,000."""
    for kind, rows in (
        ("place", Place.objects.filter(organizer__public_id=organizer_id)),
        ("event", Event.objects.filter(organizer__public_id=organizer_id)),
    ):
        for page in _pages(kind, rows):
            yield from page


def _pages(kind: str, rows: QuerySet[Event] | QuerySet[Place]) -> Iterator[list[tuple[str, str]]]:
    after = 0
    while page := list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", "public_id")[:CHUNK]):
        yield [(kind, public_id) for _, public_id in page]
        after = page[-1][0]


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), CHUNK):
        yield numbers[start : start + CHUNK]
