# SPDX-License-Identifier: EUPL-1.2
"""How alike two events are: nearly the same name, perhaps the same organiser and type.

Names count by the letters that their words share, so that "de" and "in" say little. Two events at the
same place that start at the same moment are one event entered twice, not two showings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from foyer.blocks.productions.rules.names import words

LEAST_NAME = 0.7
"""Names that share less are different names, whatever else is the same."""

OF_NAME, OF_ORGANIZER, OF_TYPE = 0.8, 0.1, 0.1
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC, microsecond=0)
SHOWN = frozenset({"READY_FOR_VALIDATION", "APPROVED"})


@dataclass(frozen=True, slots=True)
class Sketched:
    """An event as comparing sees it; `words` are sorted, and ids are empty where there is nothing."""

    event: str
    words: tuple[str, ...]
    organizer: str = ""
    place: str = ""
    type: str = ""
    start: datetime | None = None
    end: datetime | None = None


def sketched(event: str, document: Mapping[str, Any], now: datetime) -> Sketched | None:
    """Return the sketch of an event, or None where it is not public, over, or has no name to compare."""
    if document.get("workflowStatus") not in SHOWN:
        return None
    end = _moment(document.get("endDate"))
    if end is not None and end < now:
        return None
    names: Mapping[str, str] = document.get("name", {})
    found = words(names.get(document.get("mainLanguage", "")) or next(iter(names.values()), ""))
    if not found:
        return None
    types = (term["id"] for term in document.get("terms", ()) if term.get("domain") == "eventtype")
    return Sketched(
        event,
        found,
        _last(document.get("organizer")),
        _last(document.get("location")),
        str(next(types, ""))[:64],
        _moment(document.get("startDate")),
        end,
    )


def likeness(one: Sketched, other: Sketched) -> float:
    """Return how alike two events are, from 0 (they are not) to 1; four digits."""
    if one.event == other.event or _entered_twice(one, other):
        return 0.0
    mine, others = frozenset(one.words), frozenset(other.words)
    name = _letters(mine & others) / _letters(mine | others)
    if name < LEAST_NAME:
        return 0.0
    same_organizer = bool(one.organizer) and one.organizer == other.organizer
    same_type = bool(one.type) and one.type == other.type
    return round(OF_NAME * name + OF_ORGANIZER * same_organizer + OF_TYPE * same_type, 4)


def _entered_twice(one: Sketched, other: Sketched) -> bool:
    return one.place == other.place and one.start == other.start


def _letters(found: frozenset[str]) -> int:
    return sum(map(len, found))


def _last(linked: Any) -> str:
    address = linked.get("@id", "") if isinstance(linked, Mapping) else ""
    return str(address).rpartition("/")[2][:255]


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError:
        # An offset carries the first or the last day of the calendar beyond it.
        return _FIRST if text < "5000" else _LAST
