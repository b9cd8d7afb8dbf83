# SPDX-License-Identifier: EUPL-1.2
"""When an offer takes place, as index fields: ranges of moments, times of the day, days of the week."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.intervals import WEEKDAYS, walk
from foyer.blocks.offers.rules.index.opening import Alike, Clock, Opening, Ranges, Reach
from foyer.blocks.offers.rules.index.values import IndexDocument, Json
from foyer.blocks.offers.rules.moments import local, shown, zone_of

NESTED = 9_900
"""So many sub-events at most can be asked for with joint conditions."""

RECURRING = 4
"""An offer recurs on a day of the week when it takes place on so many of them."""

LONG_SPAN = 35
"""Days of one sub-event that are looked at: more cannot change on which days it recurs."""

WHOLE_DAY = (0, 2359)


class Span(NamedTuple):
    """A time at which an offer takes place, in seconds since 1970 (None: open), with its clock times and
    its days (ordinals).
    """

    reach: Reach
    clock: Clock
    days: range
    source: Json


NOTHING: Json = {}


def time_fields(kind: str, document: Json, now: datetime) -> IndexDocument:
    """Return the fields that tell when an offer takes place, and whether it can be booked."""
    zone = zone_of(_country(kind, document))
    calendar_type = document.get("calendarType")
    status, booking = _type(document.get("status")), _type(document.get("bookingAvailability"))
    found: IndexDocument = {"status": [status], "bookingAvailability": [booking]}
    items = document.get("subEvent", ())
    found["hasOvernight"] = [any(item.get("overnight") is True for item in items)]
    found["hasChildcare"] = [
        any("childcare" in item for item in items)
        or any("childcare" in item for item in document.get("openingHours", ()))
    ]
    if calendar_type is None:
        found["recurringOnDayOfWeek"] = []
        return found
    found["calendarType"] = [calendar_type]
    if calendar_type in {"single", "multiple"}:
        spans = _given(document, zone)
        found["recurringOnDayOfWeek"] = _recurring(spans) if calendar_type == "multiple" else []
    else:
        spans = _open(document, zone, now, _facts(NOTHING, status, booking), found)
    if spans:
        _ranges(spans, status, booking, found)
    return found


def _ranges(spans: list[Span], status: str, booking: str, found: IndexDocument) -> None:
    found["dateRange"] = [span.reach for span in spans]
    found["localTimeRange"] = list(dict.fromkeys([pair for span in spans for pair in span.clock]))
    found["subEvent"] = [
        {"dateRange": reach, "localTimeRange": clock, **_facts(source, status, booking)}
        for reach, clock, _, source in spans[:NESTED]
    ]


def _facts(source: Json, status: str, booking: str) -> dict[str, Any]:
    return {
        "status": _type(source.get("status"), status),
        "bookingAvailability": _type(source.get("bookingAvailability"), booking),
        "hasChildcare": "childcare" in source,
        "hasOvernight": source.get("overnight") is True,
    }


def _given(document: Json, zone: ZoneInfo) -> list[Span]:
    spans: list[Span] = []
    items: Iterable[Json] = document.get("subEvent") or ()
    if not items and "startDate" in document and "endDate" in document:
        items = ({"startDate": document["startDate"], "endDate": document["endDate"]},)
    for item in items:
        try:
            start, first, opens = shown(item.get("startDate") or "", zone)
            end, last, closes = shown(item.get("endDate") or "", zone)
        except ValueError:
            continue
        if start > end:
            continue
        spans.append(Span((start, end), _clock(opens, closes, last - first), range(first, last + 1), item))
    return spans


def _open(
    document: Json, zone: ZoneInfo, now: datetime, facts: dict[str, Any], found: IndexDocument
) -> list[Span]:
    """Tell opening hours and the days of the week; return the spans of an offer without hours."""
    if document["calendarType"] == "periodic" and not ("startDate" in document and "endDate" in document):
        found["recurringOnDayOfWeek"] = []
        return []
    calendar = Calendar.stored(document)
    opening = Opening(calendar, *walk(calendar, *_window(now, zone)), zone)
    found["recurringOnDayOfWeek"] = _names(opening.counts)
    if calendar.hours is not None:
        if ranges := Ranges(opening):
            # Sequences that are made only when they are read.
            found["dateRange"] = cast("list[Any]", ranges)
            found["localTimeRange"] = opening.times
            found["subEvent"] = cast("list[Any]", Alike(opening, facts, NESTED))
        return []
    if calendar.start is None or calendar.end is None:
        return [Span((None, None), [(None, None)], range(0), NOTHING)]
    return _given(document, zone)


def _recurring(spans: Iterable[Span]) -> list[str]:
    counts = [0] * 7
    for day in {day for span in spans for day in span.days[: LONG_SPAN + 1]}:
        counts[(day - 1) % 7] += 1
    return _names(counts)


def _names(counts: Iterable[int]) -> list[str]:
    """Return the days of the week, Monday first, on which something takes place often enough."""
    return [name for name, count in zip(WEEKDAYS, counts, strict=True) if count >= RECURRING]


def _clock(opens: int, closes: int, nights: int) -> Clock:
    if nights == 0:
        return [(opens, closes)]
    ranges: Clock = [(opens, 2359), (0, closes)]
    return ranges if nights == 1 else [*ranges, WHOLE_DAY]


# All of a batch are indexed at one moment.
@lru_cache(maxsize=8)
def _window(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return between which moments it is told when a permanent offer is open."""
    today = local(now, zone)
    return _months(today, -6), _months(today, 12)


def _months(day: datetime, months: int) -> datetime:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=1) + timedelta(days=day.day - 1)


def _country(kind: str, document: Json) -> str | None:
    holder = document.get("location", {}) if kind == "event" else document
    addresses: Json = holder.get("address") or NOTHING
    for parts in addresses.values():
        if isinstance(parts, dict):
            return parts.get("addressCountry")
    return None


def _type(value: Any, default: str = "Available") -> str:
    if isinstance(value, str):
        return value
    return value.get("type", default) if isinstance(value, dict) else default
