# SPDX-License-Identifier: EUPL-1.2
"""An offer as an iCalendar file: one entry per date, or a weekly rule for opening hours.

One date can be asked for by its number. Nothing here rings: a file from an agenda sets no alarm.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from icalendar import Calendar, Event, vText

from foyer.blocks.agenda.rules import calendars, documents, instants, plain_dates
from foyer.kernel.clock import BRUSSELS

PRODUCT = "-//Foyer//Agenda//NL"
LONGEST = 1000
MOST_DAYS = 400
_STATUS = {
    calendars.AVAILABLE: "CONFIRMED",
    calendars.POSTPONED: "TENTATIVE",
    calendars.CANCELLED: "CANCELLED",
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(
    document: Mapping[str, Any],
    language: str,
    url: str,
    host: str,
    now: datetime,
    *,
    plain: str = "",
    number: int | None = None,
) -> bytes:
    """Return the iCalendar file of an event.

    Args:
        document: the event with its place.
        language: the language of the words.
        url: the address of the event's page.
        host: what makes the identifiers of entries unique.
        now: the present; the stamp where the document has no date of change.
        plain: the description without markup.
        number: only the date with this number (its `id` in the document).
    """
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    times = calendars.calendar_of(document)
    shared = _shared(document, language, url, plain, now)
    entries = [_dated(document, shared, moment, times, host) for moment in times.moments]
    entries = entries or _standing(document, shared, times, host, now)
    # Among all entries, so that a date that is asked for alone has the name that it has in the whole.
    _tell_apart(entries)
    numbers = [moment.number for moment in times.moments]
    for position, entry in enumerate(entries):
        if number is None or numbers[position : position + 1] == [number]:
            file.add_component(entry)
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _shared(
    document: Mapping[str, Any], language: str, url: str, plain: str, now: datetime
) -> dict[str, Any]:
    changed = instants.instant(document.get("modified")) or now
    made: dict[str, Any] = {
        "summary": documents.text(document, "name", language)[0],
        "url": url,
        "dtstamp": changed.astimezone(UTC),
        "last-modified": changed.astimezone(UTC),
        "sequence": int(document.get("playhead") or 0),
    }
    if plain:
        made["description"] = plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
    location = document.get("location")
    if isinstance(location, Mapping) and documents.online(document) != "online":
        at = documents.address(location, language)
        town = " ".join(part for part in (at.get("postalCode"), at.get("addressLocality")) if part)
        parts = (documents.text(location, "name", language)[0], at.get("streetAddress"), town)
        made["location"] = ", ".join(part for part in parts if part)
    elif link := document.get("onlineUrl"):
        made["location"] = link
    if where := documents.point(document):
        made["geo"] = where
    return made


def _entry(shared: Mapping[str, Any], uid: str, status: str) -> Event:
    entry = Event()
    entry.add("uid", uid)
    entry.add("status", _STATUS.get(status, "CONFIRMED"))
    for name, value in shared.items():
        entry.add(name, value)
    return entry


def _dated(
    document: Mapping[str, Any],
    shared: Mapping[str, Any],
    moment: calendars.Moment,
    times: calendars.Calendar,
    host: str,
) -> Event:
    status = times.status if times.status != calendars.AVAILABLE else moment.status
    uid = f"{documents.identifier(document)}-{moment.start.astimezone(UTC):%Y%m%dT%H%M%SZ}@{host}"
    entry = _entry(shared, uid, status)
    if plain_dates.whole_day(moment.start, moment.end):
        entry.add("dtstart", moment.start.date())
        entry.add("dtend", plain_dates.last_day(moment.start, moment.end) + timedelta(days=1))
    else:
        entry.add("dtstart", moment.start)
        entry.add("dtend", moment.end)
    return entry


def _standing(
    document: Mapping[str, Any],
    shared: Mapping[str, Any],
    times: calendars.Calendar,
    host: str,
    now: datetime,
) -> list[Event]:
    """A weekly rule for each line of opening hours, and one entry for each day with other hours."""
    first = (times.start or now).date()
    last = times.end.date() if times.end else None
    name = documents.identifier(document)

    def entry(part: str, day: date) -> Event:
        return _entry(shared, f"{name}-{part}-{day:%Y%m%d}@{host}", times.status)

    made = []
    for hours in times.hours:
        day = _from(first, hours.days)
        if last is None or day <= last:
            made.append(_between(entry(f"{hours.opens:%H%M}", first), day, hours))
            _repeat(made[-1], times, hours, day, last)
    other = list(islice(_adjusted(times, first, last), MOST_DAYS))
    made += [_between(entry(f"{hours.opens:%H%M}-on", day), day, hours) for day, hours in other]
    if not made:
        made.append(entry("day", first))
        made[0].add("dtstart", first)
        if last is not None:
            made[0].add("dtend", max(first, last) + timedelta(days=1))
    return made


def _between(entry: Event, day: date, hours: calendars.Hours) -> Event:
    """Hours that close before they open end on the next day."""
    opens, closes = (datetime.combine(day, at, BRUSSELS) for at in (hours.opens, hours.closes))
    entry.add("dtstart", opens)
    entry.add("dtend", closes if closes > opens else closes + timedelta(days=1))
    return entry


def _repeat(
    entry: Event, times: calendars.Calendar, hours: calendars.Hours, first: date, last: date | None
) -> None:
    rule: dict[str, Any] = {"freq": "weekly", "byday": [_DAYS[day] for day in hours.days]}
    if last is not None:
        rule["until"] = datetime.combine(last, hours.opens, BRUSSELS).astimezone(UTC)
    entry.add("rrule", rule)
    exceptions = sorted((*times.closed, *times.adjusted), key=lambda exception: exception.start)
    skipped = (
        day
        for exception in exceptions
        for day in _days(exception, first, last)
        if day.weekday() in hours.days
    )
    if days := sorted(set(islice(skipped, MOST_DAYS))):
        entry.add("exdate", [datetime.combine(day, hours.opens, BRUSSELS) for day in days])


def _adjusted(
    times: calendars.Calendar, first: date, last: date | None
) -> Iterator[tuple[date, calendars.Hours]]:
    """Go through the days with other hours, and through these hours; a day that is also closed is closed."""
    for exception in times.adjusted:
        for day in _days(exception, first, last) if exception.hours else ():
            if not any(closed.start <= day <= closed.end for closed in times.closed):
                yield from ((day, hours) for hours in exception.hours if day.weekday() in hours.days)


def _days(exception: calendars.Exception_, first: date, last: date | None) -> Iterator[date]:
    day, end = max(exception.start, first), exception.end if last is None else min(exception.end, last)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _from(first: date, weekdays: Sequence[int]) -> date:
    while first.weekday() not in weekdays:
        first += timedelta(days=1)
    return first


def _tell_apart(entries: Sequence[Event]) -> None:
    """Give entries that begin at the same instant names of their own: the second, the third."""
    met: Counter[str] = Counter()
    for entry in entries:
        uid = str(entry["uid"])
        met[uid] += 1
        if met[uid] > 1:
            name, _, host = uid.rpartition("@")
            entry["uid"] = vText(f"{name}-{met[uid]}@{host}")
