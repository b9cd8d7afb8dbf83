# SPDX-License-Identifier: EUPL-1.2
"""Calendars drawn by chance: every type, around changes of the clock, midnights, years and the present."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.tests.summaries_again.weeks import NAMES

Json = dict[str, Any]
BRUSSELS = ZoneInfo("Europe/Brussels")
STATUSES = ("Available", "Available", "Available", "Unavailable", "TemporarilyUnavailable")
# Days of which something is true: the clock changes, years and months begin and end, a leap day.
DAYS = tuple(
    date.fromisoformat(one)
    for one in (
        "2026-03-29", "2026-10-25", "2026-12-31", "2027-01-01", "2028-02-29", "2025-12-28", "2026-03-11",
        "2026-03-12", "2026-03-14", "2026-03-15", "2026-03-16", "2026-05-20", "2026-07-05", "2026-08-01",
    )
)  # fmt: skip
CLOCKS = (
    "00:00:00",
    "00:00:01",
    "02:30:00",
    "09:05:00",
    "17:59:59",
    "18:00:00",
    "20:00:00",
    "23:59:00",
    "23:59:59",
)
HOURS = (
    "00:00",
    "00:30",
    "08:15",
    "09:00",
    "09:45",
    "10:00",
    "12:00",
    "13:00",
    "17:30",
    "18:00",
    "21:05",
    "23:59",
)
WORDS = ("Ziek", "Storm & wind", '<b>"Rook"</b>', "Été d'avant", "x")


def moment(drawn: Random, day: date) -> datetime:
    at = datetime.fromisoformat(f"{day}T{drawn.choice(CLOCKS)}").replace(tzinfo=BRUSSELS)
    return at.astimezone(drawn.choice((BRUSSELS, UTC))) if drawn.random() < 0.2 else at


def near(drawn: Random, now: datetime) -> date:
    if drawn.random() < 0.5:
        return now.astimezone(BRUSSELS).date() + timedelta(days=drawn.randint(-9, 9))
    return drawn.choice(DAYS) + timedelta(days=drawn.randint(-1, 1))


def words(drawn: Random) -> Json:
    return {language: drawn.choice(WORDS) for language in ("nl", "fr", "de", "en") if drawn.random() < 0.5}


def state(drawn: Random) -> Json:
    found: Json = {"type": drawn.choice(STATUSES)}
    reason = words(drawn) if drawn.random() < 0.4 else {}
    return {**found, "reason": reason} if reason else found


def care(drawn: Random) -> Json | None:
    start, end = sorted(drawn.sample(HOURS, 2))
    return drawn.choice(({"start": start, "end": end}, {"start": start}, {"end": end}, None, None))


def sub_events(drawn: Random, now: datetime) -> list[Json]:
    """Return one to five of them, now and then all on one day."""
    number, day = drawn.choice((1, 1, 2, 3, 5)), near(drawn, now)
    if drawn.random() < 0.4:
        return [sub_event(drawn, day, 0) for _ in range(number)]
    spans = (0, 0, 0, 1, 2, 7, 40, 400)
    return [sub_event(drawn, near(drawn, now), drawn.choice(spans)) for _ in range(number)]


def sub_event(drawn: Random, day: date, span: int) -> Json:
    start, end = sorted((moment(drawn, day), moment(drawn, day + timedelta(days=span))))
    if drawn.random() < 0.2:
        end = start
    found: Json = {"startDate": start.isoformat(), "endDate": end.isoformat(), "status": state(drawn)}
    found["bookingAvailability"] = {"type": drawn.choice(("Available", "Available", "Unavailable"))}
    if one := care(drawn):
        found["childcare"] = one
    if drawn.random() < 0.2:
        found["overnight"] = True
    return found


def opening_hours(drawn: Random) -> list[Json]:
    always = care(drawn) if drawn.random() < 0.4 else None
    found = []
    for _ in range(drawn.choice((0, 1, 1, 2, 3, 5))):
        opens, closes = sorted(drawn.sample(HOURS, 2))
        one: Json = {"opens": opens, "closes": closes}
        one["dayOfWeek"] = drawn.sample(NAMES, drawn.choice((1, 1, 2, 3, 5, 7)))
        if found and drawn.random() < 0.3:
            one = {**found[-1], "dayOfWeek": one["dayOfWeek"]}
        elif (child := always or care(drawn)) is not None:
            one["childcare"] = child
        found.append(one)
    return found


def exceptions(drawn: Random, now: datetime) -> Json:
    found: Json = {}
    for key in ("openingHoursAdjustedDays", "openingHoursClosedDays"):
        periods = []
        for _ in range(drawn.choice((0, 0, 1, 2))):
            first = near(drawn, now)
            last = first + timedelta(days=drawn.choice((0, 0, 1, 4, 30)))
            one: Json = {"startDate": first.isoformat(), "endDate": last.isoformat()}
            if told := words(drawn):
                one["description"] = told
            if key == "openingHoursAdjustedDays":
                one["openingHours"] = opening_hours(drawn)
            periods.append(one)
        if periods:
            found[key] = periods
    return found


def draw(drawn: Random, now: datetime) -> Json:
    """Return the calendar of an event or place as it is published."""
    kind = drawn.choice(("event", "event", "place"))
    asked: Json
    if kind == "event" and drawn.random() < 0.55:
        asked = {"calendarType": "multiple", "subEvent": sub_events(drawn, now)}
    else:
        asked = {"calendarType": "permanent", **exceptions(drawn, now)}
        if drawn.random() < 0.6:
            day = near(drawn, now)
            end = moment(drawn, day + timedelta(days=drawn.choice((0, 1, 6, 90, 700))))
            start, end = sorted((moment(drawn, day), end))
            asked |= {"calendarType": "periodic", "startDate": start.isoformat(), "endDate": end.isoformat()}
        if hours := opening_hours(drawn):
            asked["openingHours"] = hours
        asked["status"] = state(drawn)
        asked["bookingAvailability"] = {"type": drawn.choice(("Available", "Available", "Unavailable"))}
    published = Calendar.requested(asked, kind).settled().document()
    return {"@context": f"/contexts/{kind}", **older(drawn, published)}


def older(drawn: Random, published: Json) -> Json:
    """Return it as an older document may be: without states, or with one that no sub-event has."""
    chance = drawn.random()
    if chance < 0.1:
        bare = {
            key: value for key, value in published.items() if key not in {"status", "bookingAvailability"}
        }
        items = [
            {k: v for k, v in one.items() if k in {"startDate", "endDate"}}
            for one in bare.get("subEvent", [])
        ]
        return {**bare, "subEvent": items} if items else bare
    return {**published, "status": state(drawn)} if chance < 0.25 else published
