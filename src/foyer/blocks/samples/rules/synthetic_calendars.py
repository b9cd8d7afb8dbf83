# SPDX-License-Identifier: EUPL-1.2
"""Calendars of generated events: 55 % single, 25 % multiple, 12 % periodic, 8 % permanent."""

from datetime import date, time, timedelta
from random import Random
from typing import Any

from foyer.blocks.samples.rules.days import WEEKDAYS, moment, span

Document = dict[str, Any]

MOST_SUB_EVENTS = 50
_PAST, _AHEAD = 60, 330
_TIMES = (
    "20:00-22:30",
    "14:00-16:00",
    "10:00-12:00",
    "19:30-21:30",
    "13:30-17:00",
    "09:00-16:00",
    "22:00-03:00",
)
_HOURS = (("10:00", "17:00"), ("09:00", "18:00"), ("13:00", "18:00"), ("14:00", "22:00"))
_STATES = (None, {"type": "Unavailable"}, {"type": "TemporarilyUnavailable"})


def synthetic_calendar(chance: Random, today: date) -> Document:
    """Return the calendar properties of an event, mostly in the coming weeks."""
    # more of what is near: people announce months ahead, but most of it late
    first = today + timedelta(days=int((_PAST + _AHEAD) * chance.random() ** 1.7) - _PAST)
    kind = chance.choices(("single", "multiple", "periodic", "permanent"), cum_weights=(55, 80, 92, 100))[0]
    if kind == "permanent":
        return {"calendarType": kind, "openingHours": _opening_hours(chance)}
    if kind == "periodic":
        last = first + timedelta(days=chance.randint(5, 120))
        found = {
            "calendarType": kind,
            "startDate": moment(first, time(0)),
            "endDate": moment(last, time(23, 59, 59)),
        }
        return found | ({"openingHours": _opening_hours(chance)} if chance.random() < 0.7 else {})
    count = 1 if kind == "single" else min(2 + int(chance.expovariate(1 / 6)), MOST_SUB_EVENTS)
    step = chance.choice((1, 7, 7, 14))
    times = chance.choice(_TIMES)
    days = [first + timedelta(days=number * step) for number in range(count)]
    return {"calendarType": kind, "subEvent": [_sub_event(chance, day, times) for day in days]}


def _sub_event(chance: Random, day: date, times: str) -> Document:
    start, end = span(day, times)
    found: Document = {"startDate": start, "endDate": end}
    if status := chance.choices(_STATES, cum_weights=(96, 99, 100))[0]:
        found["status"] = status
    if chance.random() < 0.05:
        found["bookingAvailability"] = {"type": "Unavailable"}
    return found


def _opening_hours(chance: Random) -> list[Document]:
    opens, closes = chance.choice(_HOURS)
    days = sorted(chance.sample(range(7), chance.choice((2, 5, 6, 7))))
    return [{"opens": opens, "closes": closes, "dayOfWeek": [WEEKDAYS[day] for day in days]}]
