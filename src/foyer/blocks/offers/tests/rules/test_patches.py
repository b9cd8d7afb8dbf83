# SPDX-License-Identifier: EUPL-1.2
"""Changes of single sub-events."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.patches import faults
from foyer.blocks.offers.tests.rules.test_calendar import DOCUMENTS, MONDAY, STATUS, TUESDAY
from foyer.kernel.problems import Problem

TWO = {"calendarType": "multiple", "subEvent": [MONDAY, TUESDAY]}


def calendar(**document: Any) -> Calendar:
    return Calendar.requested({**TWO, **document}).settled()


def changed(*changes: dict[str, Any], **document: Any) -> dict[str, Any]:
    before = calendar(**document)
    assert faults(before, changes) == []
    return before.patched(changes).document()


def test_only_what_is_sent_changes() -> None:
    before = calendar().document()
    after = changed({"id": 1, "status": {"type": "Unavailable"}})
    assert after["subEvent"][0] == before["subEvent"][0]
    assert after["subEvent"][1] == {**before["subEvent"][1], "status": {"type": "Unavailable"}}


@pytest.mark.parametrize("number", [2, -1, 99])
def test_unknown_ids_are_ignored(number: int) -> None:
    assert changed({"id": number, "status": {"type": "Unavailable"}}) == calendar().document()


def test_the_list_is_sorted_again() -> None:
    later = {"startDate": "2026-07-08T09:00:00+02:00", "endDate": "2026-07-08T16:00:00+02:00"}
    after = changed({"id": 0, **later})
    assert [(item["id"], item["startDate"]) for item in after["subEvent"]] == [
        (0, TUESDAY["startDate"]),
        (1, later["startDate"]),
    ]
    assert (after["startDate"], after["endDate"]) == (TUESDAY["startDate"], later["endDate"])


def test_stored_top_level_status_is_lost_and_booking_kept() -> None:
    document = {
        "status": {"type": "Unavailable", "reason": {"nl": "Top"}},
        "bookingAvailability": {"type": "Available", "capacity": 30},
    }
    after = changed({"id": 0, "overnight": False}, **document)
    assert after["status"] == {"type": "Unavailable"}
    assert after["bookingAvailability"] == {"type": "Available", "capacity": 30}


BOOKINGS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "Unavailable"}, {"type": "Unavailable", "capacity": 9}),
    ({"type": "Available", "capacity": 4}, {"type": "Available", "capacity": 4}),
    ({"remainingCapacity": 0}, {"type": "Unavailable", "capacity": 9, "remainingCapacity": 0}),
    ({"remainingCapacity": 3, "capacity": 3}, {"type": "Available", "capacity": 3, "remainingCapacity": 3}),
]


@pytest.mark.parametrize(("change", "expected"), BOOKINGS)
def test_booking(change: dict[str, Any], expected: dict[str, Any]) -> None:
    first = {**MONDAY, "bookingAvailability": {"remainingCapacity": 5, "capacity": 9}}
    after = changed({"id": 0, "bookingAvailability": change}, subEvent=[first, TUESDAY])
    assert after["subEvent"][0]["bookingAvailability"] == expected


CARE: list[tuple[dict[str, Any], dict[str, str] | None]] = [
    ({}, {"start": "08:00", "end": "17:00"}),
    ({"childcare": {}}, None),
    ({"childcare": {"start": "7:30"}}, {"start": "07:30"}),
    ({"childcare": {"end": "18:00"}}, {"end": "18:00"}),
]


@pytest.mark.parametrize(("change", "expected"), CARE)
def test_childcare(change: dict[str, Any], expected: dict[str, str] | None) -> None:
    first = {**MONDAY, "childcare": {"start": "08:00", "end": "17:00"}}
    after = changed({"id": 0, **change}, subEvent=[first, TUESDAY])
    assert after["subEvent"][0].get("childcare") == expected


FAULTS: list[tuple[list[dict[str, Any]], list[tuple[str, str]]]] = [
    (
        [{"id": 1}, {"id": 0, "startDate": MONDAY["endDate"], "endDate": MONDAY["startDate"]}],
        [("/1/endDate", "endDate should not be before startDate")],
    ),
    (
        [{"id": 0, "childcare": {"start": "09:00", "end": "16:00"}}],
        [
            ("/0/childcare/start", "childcare.start must be before the time portion of startDate"),
            ("/0/childcare/end", "childcare.end must be after the time portion of endDate"),
        ],
    ),
    (
        [{"id": 0, "bookingAvailability": {"remainingCapacity": 5, "capacity": 4}}],
        [
            (
                "/0/bookingAvailability/remainingCapacity",
                "remainingCapacity must be less than or equal to capacity",
            )
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FAULTS)
def test_faults(changes: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    assert [tuple(fault) for fault in faults(calendar(), changes)] == expected


def test_stored_care_must_fit_changed_times() -> None:
    first = {**MONDAY, "childcare": {"start": "08:00"}}
    change = {"id": 0, "startDate": "2026-07-06T07:00:00+02:00"}
    assert [fault.pointer for fault in faults(calendar(subEvent=[first, TUESDAY]), [change])] == [
        "/0/childcare/start"
    ]


@pytest.mark.parametrize(
    "change", [{"startDate": "2026-07-06T17:00:00+02:00"}, {"endDate": "2026-07-06T08:00:00+02:00"}]
)
def test_one_date_that_conflicts_with_the_stored_other(change: dict[str, str]) -> None:
    with pytest.raises(Problem) as caught:
        faults(calendar(), [{"id": 0, **change}])
    assert caught.value.detail == '"From" date should not be later than the "to" date.'
    assert caught.value.extra == {}


def test_open_ended_calendars_have_no_sub_events() -> None:
    permanent = Calendar.requested({"calendarType": "permanent"})
    for attempt in (permanent.patched, lambda changes: faults(permanent, changes)):
        with pytest.raises(Problem) as caught:
            attempt([{"id": 0}])
        assert caught.value.type.endswith("/calendar-type-not-supported")


CHANGES = st.lists(st.fixed_dictionaries({"id": st.integers(-2, 7)}, optional={"status": STATUS}), max_size=5)


@given(DOCUMENTS, CHANGES)
def test_status_changes_touch_nothing_else(document: dict[str, Any], changes: list[dict[str, Any]]) -> None:
    before = Calendar.requested(document).settled()
    after = before.patched(changes)
    last = {change["id"]: change["status"] for change in changes if "status" in change}
    assert [(item.start, item.end, item.booking, item.childcare) for item in after.sub_events] == [
        (item.start, item.end, item.booking, item.childcare) for item in before.sub_events
    ]
    for number, (old, new) in enumerate(zip(before.sub_events, after.sub_events, strict=True)):
        expected = last.get(number, {"type": old.status.type})["type"]
        assert new.status.type == expected
    assert after.patched(changes).document() == after.document()
