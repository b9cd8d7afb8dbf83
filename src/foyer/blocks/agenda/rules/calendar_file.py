# SPDX-License-Identifier: EUPL-1.2
"""An offer as an iCalendar file: one entry per date, or a weekly rule for opening hours.

One date can be asked for by its number. Nothing here rings: a file from an agenda sets no alarm.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from foyer.blocks.agenda.rules import calendars, documents, plain_dates
from foyer.kernel.clock import BRUSSELS

PRODUCT = "-//Foyer//Agenda//NL"
LONGEST = 1000
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
    for moment in times.moments:
        if number is None or moment.number == number:
            file.add_component(_dated(document, shared, moment, times, host))
    if not times.moments:
        for hours in times.hours or (None,):
            file.add_component(_standing(document, shared, times, hours, host, now))
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _shared(
    document: Mapping[str, Any], language: str, url: str, plain: str, now: datetime
) -> dict[str, Any]:
    changed = _instant(document.get("modified")) or now
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
        last = moment.end.date() if moment.end.hour == 23 else moment.end.date() - timedelta(days=1)
        entry.add("dtend", max(last, moment.start.date()) + timedelta(days=1))
    else:
        entry.add("dtstart", moment.start)
        entry.add("dtend", moment.end)
    return entry


def _standing(
    document: Mapping[str, Any],
    shared: Mapping[str, Any],
    times: calendars.Calendar,
    hours: calendars.Hours | None,
    host: str,
    now: datetime,
) -> Event:
    first = (times.start or now).date()
    last = times.end.date() if times.end else None
    opens = hours.opens.strftime("%H%M") if hours else "day"
    entry = _entry(shared, f"{documents.identifier(document)}-{opens}-{first:%Y%m%d}@{host}", times.status)
    if hours is None:
        entry.add("dtstart", first)
        if last is not None:
            entry.add("dtend", last + timedelta(days=1))
        return entry
    while first.weekday() not in hours.days:
        first += timedelta(days=1)
    start = datetime.combine(first, hours.opens, BRUSSELS)
    closes = datetime.combine(first, hours.closes, BRUSSELS)
    entry.add("dtstart", start)
    entry.add("dtend", closes if closes > start else closes + timedelta(days=1))
    rule: dict[str, Any] = {"freq": "weekly", "byday": [_DAYS[day] for day in hours.days]}
    if last is not None:
        rule["until"] = datetime.combine(last, hours.opens, BRUSSELS).astimezone(UTC)
    entry.add("rrule", rule)
    skipped = [
        datetime.combine(day, hours.opens, BRUSSELS)
        for day in _closed_days(times, first, last)
        if day.weekday() in hours.days
    ]
    if skipped:
        entry.add("exdate", skipped)
    return entry


def _closed_days(times: calendars.Calendar, first: date, last: date | None) -> list[date]:
    days: list[date] = []
    for period in (*times.closed, *times.adjusted):
        day = max(period.start, first)
        while day <= period.end and (last is None or day <= last) and len(days) < 400:
            days.append(day)
            day += timedelta(days=1)
    return days


def _instant(text: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
