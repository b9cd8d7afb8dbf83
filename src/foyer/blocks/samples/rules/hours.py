# SPDX-License-Identifier: EUPL-1.2
"""Opening hours of the demonstration set, with closed and adjusted days around today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from foyer.blocks.samples.rules.days import WEEKDAYS, weekdays

Document = dict[str, Any]


def opening_hours(hours: Mapping[str, Any], today: date, first: date, last: date) -> Document:
    """Return the three properties of opening hours; days that differ only where wholly within bounds."""
    found: Document = {"openingHours": _slots(hours["slots"])}
    closed = [
        _different(entry, start, end) for entry, start, end in _within(hours["closed"], today, first, last)
    ]
    adjusted = [
        _different(entry, start, end) | {"openingHours": _slots(entry["slots"])}
        for entry, start, end in _within(hours["adjusted"], today, first, last)
    ]
    return (
        found
        | ({"openingHoursClosedDays": closed} if closed else {})
        | ({"openingHoursAdjustedDays": adjusted} if adjusted else {})
    )


def _slots(slots: Sequence[Mapping[str, str]]) -> list[Document]:
    return [
        {
            "opens": slot["opens"],
            "closes": slot["closes"],
            "dayOfWeek": [WEEKDAYS[number] for number in weekdays(slot["days"])],
        }
        for slot in slots
    ]


def _different(entry: Mapping[str, Any], start: date, end: date) -> Document:
    return {"startDate": start.isoformat(), "endDate": end.isoformat(), "description": dict(entry["text"])}


def _within(
    entries: Sequence[Mapping[str, Any]], today: date, first: date, last: date
) -> Iterator[tuple[Mapping[str, Any], date, date]]:
    for entry in entries:
        start = _day(entry["from"], today, today)
        end = _day(entry["to"], today, start)
        if first <= start and end <= last:
            yield entry, start, end


def _day(written: object, today: date, earliest: date) -> date:
    """Return a day: a number of days from today, or the first `day-month` that is not before the earliest."""
    if isinstance(written, int):
        return today + timedelta(days=written)
    day, month = (int(part) for part in str(written).split("-"))
    found = date(earliest.year, month, day)
    return found if found >= earliest else date(earliest.year + 1, month, day)
