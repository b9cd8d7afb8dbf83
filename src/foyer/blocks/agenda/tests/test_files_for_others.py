# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest
from icalendar import Calendar

from foyer.blocks.agenda.rules import calendar_file, documents, structured_data
from foyer.blocks.agenda.tests import programme
from foyer.kernel.clock import BRUSSELS

TODAY = datetime(2026, 11, 19, tzinfo=BRUSSELS)
EVENTS = programme.programme(TODAY)
BY_ID = {documents.identifier(event): event for event in EVENTS}


def ical(event: str, **more) -> Calendar:
    data = calendar_file.calendar_file(
        BY_ID[event], "nl", "https://foyer.example/e", "foyer.example", TODAY, **more
    )
    return Calendar.from_ical(data)


def test_one_entry_per_date_with_status():
    entries = ical("event-1", plain="x" * 2000).walk("VEVENT")
    assert [entry["STATUS"] for entry in entries] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert entries[0]["UID"] == "event-1-20261119T190000Z@foyer.example"
    assert entries[0]["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert entries[0].decoded("dtstart") == datetime(2026, 11, 19, 20, tzinfo=BRUSSELS)
    assert entries[2].decoded("dtend") == datetime(2026, 11, 28, 1, tzinfo=BRUSSELS)
    assert entries[0]["LOCATION"] == "De Oude Sluis, Dok-Noord 7, 9000 Gent"
    assert entries[0]["SEQUENCE"] == 3
    assert len(entries[0]["DESCRIPTION"]) == 1000
    assert not ical("event-1").walk("VALARM")


def test_one_date_by_its_number():
    (entry,) = ical("event-1", number=2).walk("VEVENT")
    assert entry["UID"] == "event-1-20261127T193000Z@foyer.example"


def test_opening_hours_become_a_weekly_rule_without_the_closed_day():
    (entry,) = ical("event-3").walk("VEVENT")
    assert entry["RRULE"]["FREQ"] == ["WEEKLY"]
    assert entry["RRULE"]["BYDAY"] == ["TU", "WE", "SA", "SU"]
    assert [day.dt for day in entry["EXDATE"].dts] == [datetime(2026, 11, 25, 10, tzinfo=BRUSSELS)]


def week_of_a_house(**more) -> list:
    document = BY_ID["event-14"] | {
        "openingHours": [{"opens": "10:00", "closes": "17:00", "dayOfWeek": ["tuesday", "saturday"]},
                         {"opens": "10:00", "closes": "21:00", "dayOfWeek": ["friday"]}],
    } | more  # fmt: skip
    data = calendar_file.calendar_file(document, "nl", "u", "foyer.example", TODAY)
    return Calendar.from_ical(data).walk("VEVENT")


def test_lines_of_hours_with_one_beginning_are_told_apart():
    assert [entry["UID"] for entry in week_of_a_house()] == [
        "event-14-1000-20261119@foyer.example",
        "event-14-1000-20261119-2@foyer.example",
    ]


def test_days_with_other_hours_are_entries_of_their_own():
    evening = [{"opens": "19:00", "closes": "23:00", "dayOfWeek": ["monday", "tuesday"]}]
    found = week_of_a_house(
        openingHoursAdjustedDays=[
            {"startDate": "2026-11-23", "endDate": "2026-11-29", "openingHours": evening},
            {"startDate": "2026-12-01", "endDate": "2026-12-01", "openingHours": evening},
        ],
        openingHoursClosedDays=[{"startDate": "2026-12-01", "endDate": "2026-12-01"}],
    )
    assert [[day.dt.day for day in entry["EXDATE"].dts] for entry in found[:2]] == [[24, 28, 1], [27]]
    assert [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in found[2:]] == [
        (datetime(2026, 11, day, 19, tzinfo=BRUSSELS), datetime(2026, 11, day, 23, tzinfo=BRUSSELS))
        for day in (23, 24)
    ]
    assert all("RRULE" not in entry for entry in found[2:])
    assert found[2]["UID"] == "event-14-1900-on-20261123@foyer.example"


def test_only_closed_days_of_the_rule_count_towards_the_most():
    found = week_of_a_house(
        openingHoursClosedDays=[{"startDate": "2026-11-19", "endDate": "2036-11-19"}],
    )
    assert [len(entry["EXDATE"].dts) for entry in found] == [calendar_file.MOST_DAYS] * 2
    assert found[1]["EXDATE"].dts[-1].dt.year == 2034


def test_two_halls_at_one_time_are_two_entries():
    document = BY_ID["event-1"] | programme.multiple(
        *(programme.moment(TODAY, 20, 23) for _hall in range(2)), programme.moment(TODAY, 21, 23)
    )

    def names(**more):
        data = calendar_file.calendar_file(document, "nl", "u", "foyer.example", TODAY, **more)
        return [entry["UID"] for entry in Calendar.from_ical(data).walk("VEVENT")]

    assert names() == [
        "event-1-20261119T190000Z@foyer.example",
        "event-1-20261119T190000Z-2@foyer.example",
        "event-1-20261119T200000Z@foyer.example",
    ]
    assert names(number=1) == names()[1:2]


def test_a_period_without_hours_is_whole_days():
    (entry,) = ical("event-12").walk("VEVENT")
    assert (entry.decoded("dtstart").isoformat(), entry.decoded("dtend").isoformat()) == (
        "2026-11-25",
        "2026-11-29",
    )


def test_online_events_name_their_link():
    (entry,) = ical("event-11").walk("VEVENT")
    assert entry["LOCATION"] == "https://meet.example.org/verhaal"


@pytest.mark.parametrize("event", EVENTS, ids=documents.identifier)
def test_structured_data_has_what_readers_require(event):
    data = structured_data.event(event, "nl", "https://foyer.example/e", "plat")
    assert data["@context"] == "https://schema.org"
    assert data["name"]
    assert data["eventStatus"].startswith("https://schema.org/Event")
    assert data["location"]
    if event["calendarType"] != "permanent":
        start = datetime.fromisoformat(data["startDate"])
        assert start.utcoffset() is not None
        assert datetime.fromisoformat(data["endDate"]) >= start
    for offer in data.get("offers", []):
        assert offer["priceCurrency"] == "EUR"
        assert offer["price"] >= 0


@pytest.mark.parametrize(
    ("event", "kind"),
    [("event-1", "MusicEvent"), ("event-2", "TheaterEvent"), ("event-3", "ExhibitionEvent"),
     ("event-10", "ScreeningEvent"), ("event-12", "Festival"), ("event-6", "EducationEvent"),
     ("event-9", "SportsEvent"), ("event-16", "FoodEvent"), ("event-7", "Event")],
)  # fmt: skip
def test_classes(event, kind):
    assert structured_data.event(BY_ID[event], "nl", "u", "")["@type"] == kind


def test_states_places_and_dates():
    first = structured_data.event(BY_ID["event-1"], "nl", "u", "")
    assert [part["eventStatus"].rpartition("/")[2] for part in first["subEvent"]] == [
        "EventScheduled", "EventCancelled", "EventScheduled",
    ]  # fmt: skip
    assert first["isAccessibleForFree"] is False
    assert first["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 51.0651, "longitude": 3.7349}
    online = structured_data.event(BY_ID["event-11"], "nl", "u", "")
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://meet.example.org/verhaal"}
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    full = structured_data.event(BY_ID["event-13"], "nl", "u", "")
    assert full["eventStatus"] == "https://schema.org/EventCancelled"
