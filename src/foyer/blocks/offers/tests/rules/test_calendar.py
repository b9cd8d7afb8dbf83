# SPDX-License-Identifier: EUPL-1.2
"""Calendars: settled form, inheritance, what is derived, changes, availableTo."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules import moments
from foyer.blocks.offers.rules.calendar import Calendar, Status, available_to
from foyer.blocks.offers.rules.calendar.checks import faults
from foyer.kernel.problems import Problem

MONDAY = {"startDate": "2026-07-06T09:00:00+02:00", "endDate": "2026-07-06T16:00:00+02:00"}
TUESDAY = {"startDate": "2026-07-07T09:00:00+02:00", "endDate": "2026-07-07T16:00:00+02:00"}
OPEN, SHUT = {"type": "Available"}, {"type": "Unavailable"}


def settled(kind: str = "event", **document: Any) -> dict[str, Any]:
    return Calendar.requested(document, kind).settled().document()


def test_sub_events_are_sorted_and_numbered() -> None:
    shorter = {**MONDAY, "endDate": "2026-07-06T12:00:00+02:00"}
    found = settled(calendarType="multiple", subEvent=[TUESDAY, MONDAY, shorter])
    assert [(item["id"], item["startDate"][8:10], item["endDate"][11:13]) for item in found["subEvent"]] == [
        (0, "06", "12"),
        (1, "06", "16"),
        (2, "07", "16"),
    ]
    assert (found["startDate"], found["endDate"]) == (MONDAY["startDate"], TUESDAY["endDate"])


def test_end_is_that_of_the_last_item_not_the_latest() -> None:
    long = {**MONDAY, "endDate": "2026-07-20T16:00:00+02:00"}
    assert settled(calendarType="multiple", subEvent=[long, TUESDAY])["endDate"] == TUESDAY["endDate"]


@pytest.mark.parametrize(
    ("asked", "items", "expected"),
    [
        ("single", [MONDAY], "single"),
        ("single", [MONDAY, TUESDAY], "multiple"),
        ("multiple", [MONDAY], "single"),
        ("multiple", [MONDAY, TUESDAY], "multiple"),
    ],
)
def test_number_of_sub_events_decides_the_type(asked: str, items: list[Any], expected: str) -> None:
    assert settled(calendarType=asked, subEvent=items)["calendarType"] == expected


def test_offsets_are_kept_and_missing_ones_are_brussels() -> None:
    items = [
        {"startDate": "2026-01-05T09:00:00", "endDate": "2026-01-05T09:00:00.5Z"},
        {"startDate": "2026-07-06T09:00:00", "endDate": "2026-07-06T09:00:00-0330"},
    ]
    found = settled(calendarType="multiple", subEvent=items)["subEvent"]
    assert [(item["startDate"][19:], item["endDate"]) for item in found] == [
        ("+01:00", "2026-01-05T09:00:00+00:00"),
        ("+02:00", "2026-07-06T09:00:00-03:30"),
    ]


def test_a_time_that_the_clocks_skip_is_an_hour_later() -> None:
    assert moments.write(moments.read("2026-03-29T02:30:00")) == "2026-03-29T03:30:00+02:00"
    assert moments.write(moments.read("2026-10-25T02:30:00")) == "2026-10-25T02:30:00+02:00"


def test_sub_events_inherit_what_they_lack() -> None:
    found = settled(
        calendarType="multiple",
        status={"type": "Unavailable", "reason": {"nl": "Ziek"}},
        bookingAvailability={"type": "Unavailable", "capacity": 40},
        subEvent=[
            MONDAY,
            {**TUESDAY, "status": OPEN, "bookingAvailability": {"type": "Available", "capacity": 9}},
        ],
    )
    assert [(item["status"], item["bookingAvailability"]) for item in found["subEvent"]] == [
        ({"type": "Unavailable", "reason": {"nl": "Ziek"}}, {"type": "Unavailable", "capacity": 40}),
        (OPEN, {"type": "Available", "capacity": 9}),
    ]


@pytest.mark.parametrize(("remaining", "expected"), [(0, "Unavailable"), (3, "Available")])
def test_remaining_places_decide_the_booking(remaining: int, expected: str) -> None:
    opposite = "Available" if expected == "Unavailable" else "Unavailable"
    item = {**MONDAY, "bookingAvailability": {"type": opposite, "remainingCapacity": remaining}}
    found = settled(calendarType="single", subEvent=[item])
    assert found["subEvent"][0]["bookingAvailability"] == {"type": expected, "remainingCapacity": remaining}
    assert found["bookingAvailability"] == {"type": expected}


TOP: list[tuple[list[str], dict[str, Any] | None, dict[str, Any]]] = [
    (["Available", "Unavailable"], None, OPEN),
    (["TemporarilyUnavailable", "Unavailable"], None, {"type": "TemporarilyUnavailable"}),
    (["Unavailable", "Unavailable"], None, SHUT),
    (["Unavailable", "Unavailable"], {**SHUT, "reason": {"nl": "Top"}}, {**SHUT, "reason": {"nl": "Top"}}),
    (["Available", "Unavailable"], {**SHUT, "reason": {"nl": "Top"}}, OPEN),
    (["Unavailable"], None, {**SHUT, "reason": {"nl": "Eigen"}}),
    (["Unavailable"], {**SHUT, "reason": {"nl": "Top"}}, {**SHUT, "reason": {"nl": "Top"}}),
    (["Unavailable"], {**OPEN, "reason": {"nl": "Top"}}, {**SHUT, "reason": {"nl": "Eigen"}}),
]


@pytest.mark.parametrize(("types", "own", "expected"), TOP)
def test_status_at_the_top(types: list[str], own: dict[str, Any] | None, expected: dict[str, Any]) -> None:
    items = [
        {**day, "status": {"type": kind, "reason": {"nl": "Eigen"}}}
        for day, kind in zip((MONDAY, TUESDAY), types, strict=False)
    ]
    document: dict[str, Any] = {"calendarType": "multiple", "subEvent": items}
    found = settled(**document, **({"status": own} if own else {}))
    assert found["status"] == expected


def test_open_ended_calendars() -> None:
    document = {"calendarType": "permanent", "status": SHUT, "bookingAvailability": {**SHUT, "capacity": 5}}
    assert settled("event", **document) == {
        "calendarType": "permanent",
        "status": SHUT,
        "bookingAvailability": OPEN,
    }
    assert settled("place", **document)["bookingAvailability"] == {**OPEN, "capacity": 5}


def test_hours_days_and_order_of_adjusted_days() -> None:
    hours = {"opens": "9:00", "closes": "17:30", "dayOfWeek": ["monday"], "childcare": {"start": "8:00"}}
    shown = {**hours, "opens": "09:00", "childcare": {"start": "08:00"}}
    found = settled(
        "place",
        calendarType="permanent",
        openingHours=[hours],
        openingHoursClosedDays=[
            {"startDate": "2026-12-25", "endDate": "2026-12-25", "description": {"nl": "Kerst"}}
        ],
        openingHoursAdjustedDays=[
            {"startDate": "2026-08-01", "endDate": "2026-08-02", "openingHours": [hours]},
            {"startDate": "2026-09-01", "endDate": "2026-09-02", "openingHours": []},
            {"startDate": "2026-07-01", "endDate": "2026-07-02", "openingHours": [hours]},
        ],
    )
    assert found["openingHours"] == [shown]
    assert found["openingHoursClosedDays"] == [
        {"startDate": "2026-12-25", "endDate": "2026-12-25", "description": {"nl": "Kerst"}}
    ]
    assert [item["startDate"] for item in found["openingHoursAdjustedDays"]] == ["2026-07-01", "2026-08-01"]
    assert found["openingHoursAdjustedDays"][0]["openingHours"] == [shown]


def test_numbers_of_places_are_whole() -> None:
    item = {**MONDAY, "bookingAvailability": {"remainingCapacity": 2.0, "capacity": 3.0}}
    found = settled(
        calendarType="single", subEvent=[item], bookingAvailability={"type": "Available", "capacity": 4.0}
    )
    booking = found["subEvent"][0]["bookingAvailability"]
    numbers = [booking["capacity"], booking["remainingCapacity"], found["bookingAvailability"]["capacity"]]
    assert [repr(number) for number in numbers] == ["3", "2", "4"]


def test_overnight_is_only_shown_when_true() -> None:
    found = settled(
        calendarType="multiple", subEvent=[{**MONDAY, "overnight": True}, {**TUESDAY, "overnight": False}]
    )
    assert [item.get("overnight") for item in found["subEvent"]] == [True, None]


def test_status_for_the_whole() -> None:
    calendar = Calendar.requested({"calendarType": "multiple", "subEvent": [MONDAY, TUESDAY]}).settled()
    found = calendar.with_status(Status("Unavailable", {"nl": "Storm"})).document()
    reason = {"type": "Unavailable", "reason": {"nl": "Storm"}}
    assert (found["status"], [item["status"] for item in found["subEvent"]]) == (reason, [reason, reason])


def test_booking_for_the_whole() -> None:
    counted = {**TUESDAY, "bookingAvailability": {"remainingCapacity": 2, "capacity": 7}}
    own = {**MONDAY, "bookingAvailability": {"type": "Available", "capacity": 5}}
    calendar = Calendar.requested(
        {
            "calendarType": "multiple",
            "subEvent": [own, counted],
            "bookingAvailability": {**OPEN, "capacity": 99},
        }
    ).settled()
    found = calendar.with_booking("Unavailable", None).document()
    assert [item["bookingAvailability"] for item in found["subEvent"]] == [
        {"type": "Unavailable", "capacity": 5},
        {"type": "Available", "capacity": 7, "remainingCapacity": 2},
    ]
    assert found["bookingAvailability"] == OPEN
    only = calendar.with_booking(None, 12).document()
    assert only["bookingAvailability"] == {**OPEN, "capacity": 12}
    assert only["subEvent"] == calendar.document()["subEvent"]


@pytest.mark.parametrize("calendar_type", ["permanent", "periodic"])
def test_booking_needs_sub_events(calendar_type: str) -> None:
    calendar = Calendar.requested({"calendarType": calendar_type, **MONDAY})
    with pytest.raises(Problem) as caught:
        calendar.with_booking("Available", None)
    assert caught.value.detail == (
        f'Updating booking availability on calendar type: "{calendar_type.upper()}" is not supported. '
        "Only single and multiple calendar types can be updated."
    )


AVAILABLE_TO = [
    ("permanent", MONDAY, "0.50.4.0.0", "2100-01-01T00:00:00+00:00"),
    ("periodic", MONDAY, "0.50.4.0.0", "2026-07-06T16:00:00+02:00"),
    ("periodic", MONDAY, "0.3.1.0.0", "2026-07-06T09:00:00+02:00"),
    ("periodic", MONDAY, "0.57.0.0.0", "2026-07-06T09:00:00+02:00"),
    ("periodic", {**MONDAY, "endDate": "2026-07-08T00:00:00+02:00"}, None, "2026-07-08T23:59:59+02:00"),
    ("periodic", {**MONDAY, "endDate": "2026-07-08T00:00:01+02:00"}, None, "2026-07-08T00:00:01+02:00"),
    (
        "periodic",
        {"startDate": "2026-07-06T00:00:00-04:00", "endDate": "2026-07-08T12:00:00Z"},
        "0.57.0.0.0",
        "2026-07-06T23:59:59-04:00",
    ),
]


@pytest.mark.parametrize(("calendar_type", "dates", "type_id", "expected"), AVAILABLE_TO)
def test_available_to(calendar_type: str, dates: dict[str, str], type_id: str | None, expected: str) -> None:
    calendar = Calendar.requested({"calendarType": calendar_type, **dates}).settled()
    assert moments.write(available_to(calendar, type_id)) == expected


MOMENTS = st.builds(
    lambda moment, minutes: (
        moments.write(moment.astimezone(moments.BRUSSELS)) if minutes else moments.write(moment)
    ),
    st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 30), timezones=st.just(UTC)),  # noqa: DTZ001
    st.booleans(),
)
STATUS = st.builds(
    lambda kind, reason: {"type": kind, **({"reason": {"nl": reason}} if reason else {})},
    st.sampled_from(["Available", "TemporarilyUnavailable", "Unavailable"]),
    st.sampled_from(["", "Ziek", "Storm"]),
)
BOOKING = st.one_of(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["Available", "Unavailable"])}, optional={"capacity": st.integers(0, 50)}
    ),
    st.fixed_dictionaries(
        {"remainingCapacity": st.integers(0, 50)}, optional={"capacity": st.integers(0, 50)}
    ),
)
SUB_EVENTS = st.fixed_dictionaries(
    {"startDate": MOMENTS, "endDate": MOMENTS},
    optional={
        "status": STATUS,
        "bookingAvailability": BOOKING,
        "childcare": st.fixed_dictionaries({}, optional={"start": st.just("8:00"), "end": st.just("18:30")}),
        "overnight": st.booleans(),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "calendarType": st.sampled_from(["single", "multiple"]),
        "subEvent": st.lists(SUB_EVENTS, min_size=1, max_size=6),
    },
    optional={"status": STATUS, "bookingAvailability": BOOKING},
)


@given(DOCUMENTS)
def test_what_is_shown_can_be_read_again(document: dict[str, Any]) -> None:
    shown = Calendar.requested(document).settled().document()
    assert Calendar.stored(shown).document() == shown
    assert Calendar.stored(shown).settled().document() == shown


@given(DOCUMENTS)
def test_settling_loses_no_sub_event(document: dict[str, Any]) -> None:
    asked = Calendar.requested(document)
    found = asked.settled()
    assert sorted(map(repr, found.sub_events)) == sorted(map(repr, asked.sub_events))
    assert found.settled() == found
    starts = [item.start for item in found.sub_events]
    assert starts == sorted(starts)


@given(DOCUMENTS)
def test_faults_point_into_the_request(document: dict[str, Any]) -> None:
    late = {
        f"/subEvent/{number}/endDate"
        for number, item in enumerate(document["subEvent"])
        if moments.read(item["endDate"]) < moments.read(item["startDate"])
    }
    found = {
        fault.pointer for fault in faults(Calendar.requested(document)) if fault.pointer.endswith("endDate")
    }
    assert found == late


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_time_without_offset_is_what_brussels_clocks_show(naive: datetime) -> None:
    naive = naive.replace(microsecond=0)
    read = moments.read(naive.isoformat())
    shown = read.astimezone(moments.BRUSSELS).replace(tzinfo=None)
    assert shown in {naive, naive + timedelta(hours=1)}
    assert moments.write(read)[:19] == shown.isoformat()
