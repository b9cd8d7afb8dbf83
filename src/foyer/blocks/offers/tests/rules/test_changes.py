# SPDX-License-Identifier: EUPL-1.2
"""Changes of single properties that touch others too."""

from collections.abc import Callable
from typing import Any

import pytest

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.changes import attendance, audience, copies
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    ITEM,
    NIL,
    NOW,
    PLACE,
    SINGLE,
    UNKNOWN,
    WORLD,
    body,
    written,
)
from foyer.kernel.problems import Problem

OTHER = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb"
OFFLINE = written("event", body("event"))
MIXED = written("event", body("event", attendanceMode="mixed", onlineUrl="https://a.be"))
ONLINE = written(
    "event", body("event", attendanceMode="online", onlineUrl="https://a.be", location=f"{BASE}/places/{NIL}")
)


def refused(attempt: Callable[[], State]) -> tuple[str, Any]:
    with pytest.raises(Problem) as caught:
        attempt()
    problem = caught.value
    faults = [(fault["jsonPointer"], fault["error"]) for fault in problem.extra.get("schemaErrors", ())]
    return problem.type.rpartition("/")[2], faults or problem.detail


MODES: list[tuple[State, str, str | None, str | None, bool]] = [
    (OFFLINE, "online", None, NIL, False),
    (OFFLINE, "mixed", None, PLACE, False),
    (OFFLINE, "offline", OTHER, OTHER, False),
    (MIXED, "offline", None, PLACE, False),
    (MIXED, "online", None, NIL, True),
    (ONLINE, "mixed", OTHER, OTHER, True),
    (ONLINE, "offline", OTHER, OTHER, False),
]


@pytest.mark.parametrize(("state", "mode", "asked", "place", "has_url"), MODES)
def test_attendance_mode(
    state: State, mode: str, asked: str | None, place: str | None, has_url: bool
) -> None:
    found = attendance.with_mode(state, mode, asked)
    assert (attendance.mode_of(found), found.place, "onlineUrl" in found.document) == (mode, place, has_url)


def test_attendance_mode_needs_a_place() -> None:
    needed = "A location is required when changing an online event to mixed or offline"
    assert refused(lambda: attendance.with_mode(ONLINE, "mixed", None)) == ("invalid-data", [("/", needed)])
    assert refused(lambda: attendance.with_mode(ONLINE, "offline", NIL)) == (
        "invalid-data",
        [("/attendanceMode", 'Attendance mode "offline" needs to have a real location.')],
    )


def test_place() -> None:
    assert attendance.with_place(OFFLINE, OTHER).place == OTHER
    assert attendance.with_place(ONLINE, NIL) == ONLINE
    school = attendance.with_place(OFFLINE, OTHER, frozenset({OTHER}))
    assert school.document["audience"] == {"audienceType": "education"}
    kind, detail = refused(lambda: attendance.with_place(MIXED, NIL))
    assert kind == "attendance-mode-not-supported"
    assert detail.startswith(
        "Cannot update the location of an offline or mixed event to a nil location. "
        "Set the attendanceMode to online instead. For more information"
    )
    kind, detail = refused(lambda: attendance.with_place(ONLINE, PLACE))
    assert detail.startswith(
        "Cannot update the location of an online event to a physical location. "
        "Set the attendanceMode to mixed or offline first. For more information"
    )
    assert detail.endswith(
        "See: https://publiq.stoplight.io/docs/uitdatabank/b3A6NTUwMDY3NjA-attendance-mode-update"
    )


def test_online_url() -> None:
    assert attendance.with_online_url(MIXED, "https://b.be").document["onlineUrl"] == "https://b.be"
    assert "onlineUrl" not in attendance.with_online_url(MIXED, None).document
    text = "An onlineUrl can not be used in combination with an offline attendanceMode."
    assert refused(lambda: attendance.with_online_url(OFFLINE, "https://b.be")) == (
        "invalid-data",
        [("/onlineUrl", text)],
    )


def test_ages_and_birth_dates_replace_each_other() -> None:
    dates = {"from": "2016-01-01", "to": "2017-01-01"}
    born = audience.with_birthdates(OFFLINE, dates)
    assert (born.document["birthdateRange"], "typicalAgeRange" in born.document) == (dates, False)
    assert audience.without_ages(born) == born
    aged = audience.with_ages("event", born, "6-12")
    assert (aged.document["typicalAgeRange"], "birthdateRange" in aged.document) == ("6-12", False)
    assert audience.without_birthdates(aged).document["typicalAgeRange"] == "6-12"
    assert audience.without_birthdates(born).document["typicalAgeRange"] == "-"
    assert audience.without_ages(aged).document["typicalAgeRange"] == "-"
    assert aged.internal == {}
    assert audience.with_ages("place", OFFLINE, "-").internal == {"ageKnown": True}
    backwards = '"From" age should not be greater than the "to" age.'
    assert refused(lambda: audience.with_ages("event", aged, "9-8"))[1] == [("/typicalAgeRange", backwards)]
    backwards = '"From" birthdate should not be greater than the "to" birthdate.'
    turned = {"from": dates["to"], "to": dates["from"]}
    assert refused(lambda: audience.with_birthdates(aged, turned))[1] == [("/", backwards)]


def test_children_and_places_of_departure() -> None:
    children = audience.with_children_only(OFFLINE, True)
    assert audience.with_children_only(children, False) == OFFLINE
    url = f"{BASE}/place/{PLACE}"
    leaving = audience.with_departure_places(children, [url])
    assert leaving.document["departurePlaces"] == [url]
    assert audience.with_departure_places(leaving, []) == children
    assert refused(lambda: audience.with_departure_places(OFFLINE, [url])) == (
        "incompatible-audience-type",
        f'Departure places can only be set on events where "childrenOnly" is true. Event: {ITEM}',
    )
    unknown = f"{BASE}/places/{UNKNOWN}"
    assert audience.unknown_places([url, unknown], WORLD) == [
        SchemaError("/1", f'The place with url "{unknown}" was not found.')
    ]


def test_a_move_to_a_school_is_for_schools() -> None:
    schools = frozenset({PLACE})
    moved = attendance.with_mode(ONLINE, "mixed", PLACE, schools)
    assert moved.document["audience"] == {"audienceType": "education"}
    assert attendance.with_mode(ONLINE, "mixed", PLACE).document["audience"] == {"audienceType": "everyone"}
    assert attendance.with_mode(moved, "online", None, schools).document["audience"] == {
        "audienceType": "education"
    }


def test_audience() -> None:
    schools = frozenset({PLACE})
    assert audience.with_audience(OFFLINE, "members").document["audience"] == {"audienceType": "members"}
    assert (
        audience.with_audience(OFFLINE, "education", schools).document["audience"]["audienceType"]
        == "education"
    )
    assert refused(lambda: audience.with_audience(OFFLINE, "everyone", schools)) == (
        "incompatible-audience-type",
        'The audience type "everyone" can not be set.',
    )


def test_copy() -> None:
    asked = {
        **SINGLE,
        "labels": ["Jazz"],
        "workflowStatus": "READY_FOR_VALIDATION",
        "description": {"nl": "x"},
    }
    original = written("event", asked)
    calendar = Calendar.requested({"calendarType": "permanent"}).settled()
    found = copies.copied(original, calendar, OTHER, BASE, "user-2", NOW)
    assert found.document == {
        **{
            name: original.document[name]
            for name in original.document.keys()
            - {"labels", "availableFrom", "startDate", "endDate", "subEvent"}
        },
        "@id": f"{BASE}/events/{OTHER}",
        "calendarType": "permanent",
        "workflowStatus": "DRAFT",
        "creator": "user-2",
        "availableTo": "2100-01-01T00:00:00+00:00",
        "sameAs": [f"http://www.uitinvlaanderen.be/agenda/e/avond-aan-het-water/{OTHER}"],
    }
    assert (found.place, found.internal) == (original.place, {})
