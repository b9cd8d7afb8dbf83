# SPDX-License-Identifier: EUPL-1.2
"""Random calendars and random changes of them, by the rules and by a second reading of the contract."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.calendar import Calendar, Status, available_to, checks, patches
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.tests.rules.calendar_reading import OpenReading, Reading, moment
from foyer.blocks.offers.tests.rules.world import CAMP, CONCERT, COURSE
from foyer.kernel.problems import Problem

# Around a night in which the clocks go forward, one in which they go back, and one of summer.
DAYS = ("2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-07-06", "2026-07-07")
HOURS = (
    "00:00:00",
    "01:30:00",
    "02:00:00",
    "02:30:00",
    "03:00:00",
    "08:30:00",
    "09:00:30",
    "16:00:00",
    "23:59:59",
)
OFFSETS = ("", "", "+02:00", "+01:00", "Z", "-0330", ".250+02:00", "+00:00")
moments = st.builds(
    lambda day, hour, offset: f"{day}T{hour}{offset}", *map(st.sampled_from, (DAYS, HOURS, OFFSETS))
)
types = st.sampled_from(["Available", "TemporarilyUnavailable", "Unavailable"])
statuses = st.fixed_dictionaries(
    {"type": types},
    optional={"reason": st.dictionaries(st.sampled_from(["nl", "fr"]), st.just("x"), max_size=2)},
)
bookable = st.sampled_from(["Available", "Unavailable"])
counts = st.integers(0, 3)
tops = st.fixed_dictionaries({"type": bookable}, optional={"capacity": counts})
clocks = st.sampled_from(["0:30", "08:00", "8:45", "17:00", "23:59"])
care = st.fixed_dictionaries({}, optional={"start": clocks, "end": clocks})
own_tops = st.one_of(
    st.fixed_dictionaries({"type": bookable}, optional={"capacity": counts, "remainingCapacity": counts}),
    st.fixed_dictionaries({"remainingCapacity": counts}, optional={"capacity": counts}),
)
items = st.fixed_dictionaries(
    {"startDate": moments, "endDate": moments},
    optional={
        "status": statuses,
        "bookingAvailability": own_tops,
        "childcare": care,
        "overnight": st.booleans(),
    },
)
bodies = st.fixed_dictionaries(
    {
        "calendarType": st.sampled_from(["single", "multiple"]),
        "subEvent": st.lists(items, min_size=1, max_size=4),
    },
    optional={"status": statuses, "bookingAvailability": tops},
)
changed_tops = st.one_of(
    tops, st.fixed_dictionaries({"remainingCapacity": counts}, optional={"capacity": counts})
)
patch = st.lists(
    st.fixed_dictionaries(
        {"id": st.integers(0, 4)},
        optional={
            "startDate": moments, "endDate": moments, "status": statuses, "bookingAvailability": changed_tops,
            "childcare": care, "overnight": st.booleans(),
        },
    ),
    min_size=1, max_size=3, unique_by=lambda change: change["id"],
)  # fmt: skip
steps = st.lists(
    st.one_of(
        st.tuples(st.just("status"), statuses),
        st.tuples(st.just("booking"), st.one_of(tops, st.fixed_dictionaries({"capacity": counts}))),
        st.tuples(st.just("patch"), patch),
    ),
    max_size=4,
)


def _patched(calendar: Calendar, changes: Any) -> Calendar | None:
    assert not schema.faults("offer/sub-events", changes)
    try:
        refused = bool(patches.faults(calendar, changes))
    except Problem:
        refused = True
    return None if refused else calendar.patched(changes)


def _possible(item: Any, body: Any) -> Any:
    """Return a sub-event that could be, with as little changed as that takes."""
    for changed in ({}, {"childcare": None}, {"bookingAvailability": None}):
        dates = sorted((item["startDate"], item["endDate"]), key=moment)
        item = {**item, "startDate": dates[0], "endDate": dates[1], **changed}
        item = {name: value for name, value in item.items() if value is not None}
        if Reading({**body, "subEvent": [item]}).possible():
            return item
    raise AssertionError(item)


def _compare(calendar: Calendar, reading: Reading) -> Calendar:
    """Compare what both show; return the calendar as it is read from its document."""
    assert calendar.document() == reading.shown()
    for type_id in (CONCERT, COURSE, CAMP):
        assert write(available_to(calendar, type_id)) == reading.available_to(type_id)
    return Calendar.stored(calendar.document())


@settings(max_examples=150)
@given(bodies, steps)
def test_changes_of_a_calendar(body: Any, changes: Any) -> None:
    assert not schema.faults("offer/event-calendar", body)
    reading = Reading(body)
    asked = Calendar.requested(body, "event")
    assert (not checks.faults(asked)) is reading.possible()
    if not reading.possible():
        body = {**body, "subEvent": [_possible(item, body) for item in body["subEvent"]]}
        reading, asked = Reading(body), Calendar.requested(body, "event")
        assert not checks.faults(asked)
    calendar = _compare(asked.settled(), reading)
    for name, change in changes:
        if name == "status":
            reading.put_status(change)
            calendar = calendar.with_status(Status(change["type"], change.get("reason") or None))
        elif name == "booking":
            reading.put_booking(change)
            calendar = calendar.with_booking(change.get("type"), change.get("capacity"))
        else:
            reading.patch(change)
            patched = _patched(calendar, change)
            assert (patched is not None) is reading.possible()
            if patched is None:
                return
            calendar = patched
        calendar = _compare(calendar, reading)


days = st.dates(date(2026, 3, 27), date(2026, 4, 2)).map(date.isoformat)
slots = st.fixed_dictionaries(
    {
        "opens": st.sampled_from(["8:00", "09:00", "17:00"]),
        "closes": st.sampled_from(["9:00", "17:00", "18:30"]),
        "dayOfWeek": st.lists(st.sampled_from(["monday", "sunday"]), min_size=1, max_size=2, unique=True),
    },
    optional={"childcare": care},
)
texts = st.fixed_dictionaries({"nl": st.just("Feest")}, optional={"fr": st.just("Fête")})
closed = st.fixed_dictionaries({"startDate": days, "endDate": days}, optional={"description": texts})
adjusted = st.fixed_dictionaries(
    {"startDate": days, "endDate": days, "openingHours": st.lists(slots, max_size=2)},
    optional={"description": texts},
)
always = st.fixed_dictionaries({"calendarType": st.just("permanent")})
periods = st.fixed_dictionaries(
    {"calendarType": st.just("periodic"), "startDate": moments, "endDate": moments}
)
details = st.fixed_dictionaries(
    {},
    optional={
        "openingHours": st.lists(slots, max_size=2),
        "openingHoursClosedDays": st.lists(closed, max_size=2),
        "openingHoursAdjustedDays": st.lists(adjusted, max_size=3),
        "status": statuses,
        "bookingAvailability": tops,
    },
)


@settings(max_examples=150)
@given(st.one_of(always, periods), details, st.sampled_from(["event", "place"]), statuses)
def test_calendars_without_dates(body: Any, more: Any, kind: str, status: Any) -> None:
    body = {**body, **more}
    assert not schema.faults(f"offer/{kind}-calendar", body)
    asked, reading = Calendar.requested(body, kind), OpenReading(body, kind)
    assert [(fault.pointer, fault.text) for fault in checks.faults(asked)] == reading.faults()
    calendar = asked.settled()
    assert calendar.document() == reading.shown()
    assert Calendar.stored(calendar.document()).document() == reading.shown()
    for type_id in (CONCERT, COURSE, CAMP):
        assert write(available_to(calendar, type_id)) == reading.available_to(type_id)
    body["status"] = status
    stored = Calendar.stored(calendar.document())
    assert (
        stored.with_status(Status(status["type"], status.get("reason") or None)).document() == reading.shown()
    )
