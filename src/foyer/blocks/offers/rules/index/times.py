# SPDX-License-Identifier: EUPL-1.2
"""When an offer takes place, as index fields: ranges of moments, times of the day, days of the week."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.intervals import WEEKDAYS, Slot, slots, walk
from foyer.blocks.offers.rules.index.slots import Alike, Clock, Reach
from foyer.blocks.offers.rules.index.values import IndexDocument, Json, moment
from foyer.blocks.offers.rules.moments import local, seconds, zone_of

NESTED = 9_900
"""So many sub-events at most can be asked for with joint conditions."""

RECURRING = 4
"""An offer recurs on a day of the week when it takes place on so many of them."""

LONG_SPAN = 35
"""Days of one sub-event that are looked at: more cannot change on which days it recurs."""

WHOLE_DAY = (0, 2359)


class Span(NamedTuple):
    """A time at which an offer takes place, in seconds since 1970 (None: open), with its clock times."""

    start: int | None
    end: int | None
    clock: Clock
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
    days: Iterable[int]
    if calendar_type in {"single", "multiple"}:
        spans, days = _given(document, zone)
        found["recurringOnDayOfWeek"] = _recurring(days) if calendar_type == "multiple" else []
    else:
        spans, days = _open(document, zone, now, _facts(NOTHING, status, booking), found)
        found["recurringOnDayOfWeek"] = _recurring(days)
    if spans:
        _ranges(spans, status, booking, found)
    return found


def _ranges(spans: list[Span], status: str, booking: str, found: IndexDocument) -> None:
    ranges = [span[:2] for span in spans]
    found["dateRange"] = ranges
    found["localTimeRange"] = list(dict.fromkeys(pair for span in spans for pair in span.clock))
    found["subEvent"] = [
        {"dateRange": reach, "localTimeRange": clock, **_facts(source, status, booking)}
        for reach, (_, _, clock, source) in zip(ranges, spans[:NESTED], strict=False)
    ]


def _facts(source: Json, status: str, booking: str) -> dict[str, Any]:
    return {
        "status": _type(source.get("status"), status),
        "bookingAvailability": _type(source.get("bookingAvailability"), booking),
        "hasChildcare": "childcare" in source,
        "hasOvernight": source.get("overnight") is True,
    }


def _given(document: Json, zone: ZoneInfo) -> tuple[list[Span], set[int]]:
    spans: list[Span] = []
    days: set[int] = set()
    items: Iterable[Json] = document.get("subEvent") or ()
    if not items and "startDate" in document and "endDate" in document:
        items = ({"startDate": document["startDate"], "endDate": document["endDate"]},)
    for item in items:
        start, end = moment(item.get("startDate")), moment(item.get("endDate"))
        if start is None or end is None or start > end:
            continue
        first, last = local(start, zone), local(end, zone)
        spans.append(Span(seconds(start), seconds(end), _clock(first, last), item))
        day = first.toordinal()
        days.update(range(day, min(last.toordinal(), day + LONG_SPAN) + 1))
    return spans, days


def _open(
    document: Json, zone: ZoneInfo, now: datetime, facts: dict[str, Any], found: IndexDocument
) -> tuple[list[Span], Iterable[int]]:
    """Return the spans of an offer without dates of its own, and its days. Opening hours are told at once."""
    if document["calendarType"] == "periodic" and not ("startDate" in document and "endDate" in document):
        return [], ()
    calendar = Calendar.stored(document)
    today = local(now, zone)
    first, last = walk(calendar, _months(today, -6), _months(today, 12))
    opened = slots(calendar, first, last, zone)
    days = dict.fromkeys(slot[2] for slot in opened)
    if calendar.hours is not None:
        if opened:
            _tell(opened, facts, found)
        return [], days
    if calendar.start is None or calendar.end is None:
        return [Span(None, None, [(None, None)], NOTHING)], days
    return _given(document, zone)[0], days


def _tell(opened: list[Slot], facts: dict[str, Any], found: IndexDocument) -> None:
    ranges: list[Reach] = [slot[:2] for slot in opened]
    # A week has a few times, which all slots share.
    clocks: dict[tuple[int, int], Clock] = {times: [times] for times in {slot[3:] for slot in opened}}
    found["dateRange"] = ranges
    found["localTimeRange"] = list(dict.fromkeys(slot[3:] for slot in opened))
    nested = opened[:NESTED]
    found["subEvent"] = Alike(ranges[:NESTED], [clocks[slot[3:]] for slot in nested], facts)  # type: ignore[assignment]


def _recurring(days: Iterable[int]) -> list[str]:
    counts = [0] * 7
    for day in days:
        counts[day % 7] += 1
    # Day 0 of the calendar is a Sunday.
    return [name for number, name in enumerate(WEEKDAYS, 1) if counts[number % 7] >= RECURRING]


def _clock(start: datetime, end: datetime) -> Clock:
    opens, closes = start.hour * 100 + start.minute, end.hour * 100 + end.minute
    nights = end.toordinal() - start.toordinal()
    if nights == 0:
        return [(opens, closes)]
    ranges: Clock = [(opens, 2359), (0, closes)]
    return ranges if nights == 1 else [*ranges, WHOLE_DAY]


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
