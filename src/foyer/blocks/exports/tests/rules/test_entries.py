# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from foyer.blocks.exports.rules.entries import MOST_DATES, entries
from foyer.blocks.exports.tests.documents import AVAILABLE, DAY, concert
from foyer.kernel.clock import BRUSSELS

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def made(document, language="nl"):
    return [Event.from_ical(text) for text in entries(document, language, "example.org", NOW)]


def standing(**changed):
    document = concert(calendarType="periodic", startDate="2026-12-01T00:00:00+01:00", **changed)
    document["endDate"] = "2026-12-31T23:59:59+01:00"
    del document["subEvent"]
    return document


WEEK = {"opens": "10:00", "closes": "17:00", "dayOfWeek": ["saturday", "sunday"]}


def test_each_date_is_an_entry():
    (entry,) = made(concert(description={"nl": "<p>Mooi</p>"}, modified="2026-10-01T10:00:00+00:00"))
    assert entry["uid"] == "one-0@example.org"
    assert entry["summary"] == "Avond aan de Leie"
    assert entry.start == datetime(2026, 12, 5, 19, tzinfo=UTC)
    assert entry.end == datetime(2026, 12, 5, 22, tzinfo=UTC)
    assert entry["location"] == "De Zaal, Markt 1, 9000 Gent"
    assert entry["description"] == "Mooi"
    assert entry["status"] == "CONFIRMED"
    assert entry["sequence"] == 3
    assert entry["dtstamp"].dt == datetime(2026, 10, 1, 10, tzinfo=UTC)


def test_a_cancelled_date_says_so_and_so_do_all_of_a_cancelled_event():
    off = {"type": "Unavailable"}
    two = [{**DAY, **AVAILABLE, "status": off}, {**DAY, **AVAILABLE}]
    assert [entry["status"] for entry in made(concert(subEvent=two))] == ["CANCELLED", "CONFIRMED"]
    assert [entry["status"] for entry in made(concert(status=off))] == ["CANCELLED"]


def test_more_dates_than_a_calendar_bears_are_left_out():
    many = [{**DAY, **AVAILABLE}] * (MOST_DATES + 1)
    assert len(entries(concert(subEvent=many), "nl", "example.org", NOW)) == MOST_DATES


def test_an_online_event_is_at_its_address():
    (entry,) = made(concert(attendanceMode="online", onlineUrl="https://live.example.org"))
    assert entry["location"] == "https://live.example.org"


def test_opening_hours_return_each_week_without_closed_days():
    closed = [{"startDate": "2026-12-12", "endDate": "2026-12-13"}]
    (entry,) = made(standing(openingHours=[WEEK], openingHoursClosedDays=closed))
    assert entry.start == datetime(2026, 12, 5, 10, tzinfo=BRUSSELS)
    assert entry["rrule"]["BYDAY"] == ["SA", "SU"]
    assert entry["rrule"]["UNTIL"] == [datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)]
    assert [each.dt.day for each in entry["exdate"].dts] == [12, 13]


def test_other_hours_are_entries_of_their_own():
    other = [
        {"startDate": "2026-12-19", "endDate": "2026-12-19", "openingHours": [{**WEEK, "closes": "01:00"}]}
    ]
    weekly, single = made(standing(openingHours=[WEEK], openingHoursAdjustedDays=other))
    assert [each.dt.day for each in [weekly["exdate"].dts[0]]] == [19]
    assert single.start == datetime(2026, 12, 19, 10, tzinfo=BRUSSELS)
    assert single.end == datetime(2026, 12, 20, 1, tzinfo=BRUSSELS)


def test_a_period_without_hours_is_one_entry_of_whole_days():
    (entry,) = made(standing())
    assert (entry.start, entry.end) == (date(2026, 12, 1), date(2027, 1, 1))


def test_what_has_no_dates_has_no_entries():
    permanent = concert(calendarType="permanent")
    for name in ("subEvent", "startDate", "endDate"):
        del permanent[name]
    assert made(permanent) == []


def test_a_text_cannot_end_a_line():
    (entry,) = made(concert(name={"nl": "Avond\r\nATTENDEE:mailto:x@example.org\x00"}))
    assert "attendee" not in entry
    assert "ATTENDEE" in entry["summary"]


def test_entries_stand_in_a_calendar():
    text = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + b"".join(entries(concert(), "nl", "h", NOW))
        + b"END:VCALENDAR\r\n"
    )
    assert len(Calendar.from_ical(text).events) == 1
