# SPDX-License-Identifier: EUPL-1.2
"""An event as entries of a calendar file: one a date, or a weekly rule for opening hours.

What has no dates at all, a permanent event without hours, has no entries.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from icalendar import Event

from foyer.blocks.exports.rules.guarded import printable
from foyer.blocks.exports.rules.values import Json, address, identifier, place_of, plain, point, said
from foyer.kernel.clock import BRUSSELS

MOST_DATES = 1000
MOST_DAYS = 400
LONGEST = 1000
_STATUS = {"Unavailable": "CANCELLED", "TemporarilyUnavailable": "TENTATIVE"}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Period = tuple[date, date]


def entries(document: Json, language: str, host: str, now: datetime) -> list[bytes]:
    """Return the entries of an event as they stand in a file; `host` makes their names unique."""
    shared = _shared(document, language, now)
    name = identifier(document)
    dates = document.get("subEvent", ())
    if dates:
        made = [
            _dated(shared, f"{name}-{number}@{host}", document, item)
            for number, item in enumerate(dates[:MOST_DATES])
        ]
    else:
        made = list(_standing(document, shared, name, host, now))
    return [bytes(entry.to_ical()) for entry in made]


def _shared(document: Json, language: str, now: datetime) -> dict[str, Any]:
    changed = _moment(document.get("modified")) or now
    made: dict[str, Any] = {
        "summary": printable(said(document, "name", language)),
        "dtstamp": changed.astimezone(UTC),
        "last-modified": changed.astimezone(UTC),
        "sequence": int(document.get("playhead") or 0),
    }
    if links := document.get("sameAs"):
        made["url"] = links[0]
    if text := printable(plain(said(document, "description", language))):
        made["description"] = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    if document.get("attendanceMode") == "online":
        made |= {"location": document["onlineUrl"]} if document.get("onlineUrl") else {}
        return made
    at = address(document, language)
    town = " ".join(part for part in (at.get("postalCode"), at.get("addressLocality")) if part)
    where = (said(place_of(document), "name", language), at.get("streetAddress", ""), town)
    made["location"] = printable(", ".join(part for part in where if part))
    if lies := point(document):
        made["geo"] = lies
    return made


def _entry(shared: Mapping[str, Any], uid: str, status: object) -> Event:
    entry = Event()
    entry.add("uid", uid)
    word = status.get("type") if isinstance(status, Mapping) else status
    entry.add("status", _STATUS.get(str(word), "CONFIRMED"))
    for name, value in shared.items():
        entry.add(name, value)
    return entry


def _dated(shared: Mapping[str, Any], uid: str, document: Json, item: Json) -> Event:
    whole = document.get("status", {})
    cancelled = isinstance(whole, Mapping) and whole.get("type") in _STATUS
    entry = _entry(shared, uid, whole if cancelled else item.get("status", {}))
    start, end = _moment(item.get("startDate")), _moment(item.get("endDate"))
    if start is not None:
        entry.add("dtstart", start.astimezone(UTC))
        entry.add("dtend", max(end or start, start).astimezone(UTC))
    return entry


def _standing(
    document: Json, shared: Mapping[str, Any], name: str, host: str, now: datetime
) -> Iterator[Event]:
    """Go through a weekly rule for each line of hours, and an entry for each day with other hours."""
    start, end = _moment(document.get("startDate")), _moment(document.get("endDate"))
    first = (start or now).astimezone(BRUSSELS).date()
    last = end.astimezone(BRUSSELS).date() if end else None
    status = document.get("status", {})
    adjusted = document.get("openingHoursAdjustedDays", ())
    off = [_period(one) for one in (*document.get("openingHoursClosedDays", ()), *adjusted)]
    hours = document.get("openingHours", ())
    for number, line in enumerate(hours):
        entry = _entry(shared, f"{name}-week-{number}@{host}", status)
        if _weekly(entry, line, first, last, off):
            yield entry
    closed = [_period(one) for one in document.get("openingHoursClosedDays", ())]
    others = (
        (day, line)
        for one in adjusted
        for day in _days(_period(one), first, last)
        if not any(begins <= day <= ends for begins, ends in closed)
        for line in one.get("openingHours", ())
        if _WEEK[day.weekday()] in line.get("dayOfWeek", ())
    )
    for number, (day, line) in enumerate(islice(others, MOST_DAYS)):
        entry = _entry(shared, f"{name}-day-{number}@{host}", status)
        _between(entry, day, line)
        yield entry
    if not hours and not adjusted and start is not None and last is not None:
        entry = _entry(shared, f"{name}-period@{host}", status)
        entry.add("dtstart", first)
        entry.add("dtend", max(first, last) + timedelta(days=1))
        yield entry


def _weekly(entry: Event, line: Json, first: date, last: date | None, off: Sequence[Period]) -> bool:
    """Make an entry return each week; say whether there is any day for it."""
    weekdays = [_WEEK.index(day) for day in line.get("dayOfWeek", ()) if day in _WEEK]
    day = next(
        (day for day in (first + timedelta(days=n) for n in range(7)) if day.weekday() in weekdays), None
    )
    if day is None or (last is not None and day > last):
        return False
    opens = _between(entry, day, line)
    rule: dict[str, Any] = {"freq": "weekly", "byday": [_SHORT[each] for each in weekdays]}
    if last is not None:
        rule["until"] = datetime.combine(last, time(23, 59, 59), BRUSSELS).astimezone(UTC)
    entry.add("rrule", rule)
    skipped = (each for period in off for each in _days(period, day, last) if each.weekday() in weekdays)
    if days := sorted(set(islice(skipped, MOST_DAYS))):
        entry.add("exdate", [datetime.combine(each, opens, BRUSSELS) for each in days])
    return True


def _between(entry: Event, day: date, line: Json) -> time:
    """Give an entry its hours; those that close before they open end on the next day."""
    opens, closes = time.fromisoformat(line["opens"]), time.fromisoformat(line["closes"])
    entry.add("dtstart", datetime.combine(day, opens, BRUSSELS))
    entry.add("dtend", datetime.combine(day + timedelta(days=closes <= opens), closes, BRUSSELS))
    return opens


def _period(one: Json) -> Period:
    return date.fromisoformat(one["startDate"][:10]), date.fromisoformat(one["endDate"][:10])


def _days(period: Period, first: date, last: date | None) -> Iterator[date]:
    day, end = max(period[0], first), period[1] if last is None else min(period[1], last)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _moment(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=BRUSSELS)
