# SPDX-License-Identifier: EUPL-1.2
"""Dates of the first and the last years of the calendar: odd, allowed, and never the end of a page."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from foyer.blocks.agenda.rules import (
    calendar_file,
    cards,
    instants,
    opening_table,
    search_form,
    search_parameters,
    structured_data,
)
from foyer.blocks.agenda.rules.calendars import calendar_of
from foyer.kernel.clock import BRUSSELS

NOW = datetime(2026, 11, 19, 10, tzinfo=BRUSSELS)
EARLY, LATE = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"
INSTANTS = st.sampled_from(
    [EARLY, LATE, "0001-01-01T00:00:00", "9999-12-31T23:59:59Z", "9998-12-31T23:30:00-01:00",
     "0002-01-01T00:10:00+14:00", "2026-11-20T20:00:00+01:00"]
)  # fmt: skip
DAYS = st.sampled_from(["0001-01-01", "9999-12-31", "9998-12-31", "2026-11-25"])
HOURS = {"opens": "20:00", "closes": "02:00", "dayOfWeek": ["monday", "sunday"]}
EXCEPTIONS = st.lists(
    st.builds(
        lambda start, end, hours: {"startDate": start, "endDate": end, "openingHours": hours},
        DAYS,
        DAYS,
        st.sampled_from([[], [HOURS]]),
    ),
    max_size=2,
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "@id": st.just("/events/1"),
        "name": st.just({"nl": "Ooit"}),
        "location": st.just({"@id": "/places/2"}),
        "modified": INSTANTS,
        "calendarType": st.sampled_from(["single", "multiple", "periodic", "permanent"]),
        "startDate": INSTANTS,
        "endDate": INSTANTS,
        "subEvent": st.lists(
            st.builds(lambda start, end: {"startDate": start, "endDate": end}, INSTANTS, INSTANTS), max_size=2
        ),
        "openingHours": st.sampled_from([[], [HOURS]]),
        "openingHoursClosedDays": EXCEPTIONS,
        "openingHoursAdjustedDays": EXCEPTIONS,
    }
)


@pytest.mark.parametrize(
    ("text", "year"), [(EARLY, 2), (LATE, 9998), ("0001-01-01", 2), ("9998-12-31T23:30:00-01:00", 9998)]
)
def test_instants_keep_a_year_of_room(text, year):
    assert instants.instant(text).year == year
    assert instants.instant("") is None


def test_dates_keep_a_year_of_room():
    assert instants.day("9999-12-31") == date(9998, 12, 31)
    assert instants.day("0001-01-01") == date(2, 1, 1)
    assert instants.day("2026-11-19T10:00") == date(2026, 11, 19)
    assert instants.day("soon") is None


@given(DOCUMENTS, st.sampled_from(["nl", "fr", "de", "en"]))
def test_every_calendar_makes_a_card_a_file_and_structured_data(document, language):
    assert cards.card(document, cards.Reader(language, NOW)).when
    assert structured_data.event(document, language, "u", "")["startDate"]
    opening_table.specials(calendar_of(document), language, NOW.date())
    data = calendar_file.calendar_file(document, language, "u", "foyer.example", NOW)
    entries = Calendar.from_ical(data).walk("VEVENT")
    assert entries
    assert len({entry["UID"] for entry in entries}) == len(entries)


@pytest.mark.parametrize("calendar", ["single", "periodic"])
def test_pages_show_what_has_such_dates(client, found, calendar):
    event = found.documents["event", "event-9"]
    event |= {
        "calendarType": calendar,
        "startDate": EARLY,
        "endDate": LATE,
        "subEvent": [],
        "bookingInfo": {"phone": "09 000", "availabilityStarts": EARLY, "availabilityEnds": LATE},
    }
    assert client.get("/nl/e/zwemmen-zonder-zwembad/event-9").status_code == 200
    assert client.get("/nl/e/zwemmen-zonder-zwembad/event-9/agenda.ics").status_code == 200
    listed = client.get("/nl/agenda?text=zwembad")
    assert listed.status_code == 200
    assert "/event-9" in listed.content.decode()


@pytest.mark.parametrize(
    ("first", "last"), [("0001-01-01", "9999-12-31"), ("9999-12-31", ""), ("", "0001-01-01")]
)
def test_visitors_may_ask_for_such_dates(client, found, first, last):
    asked = search_form.read([("from", first), ("to", last)])
    period = search_parameters.period(asked, NOW)
    for instant in filter(None, (period.start, period.end)):
        assert instant.utcoffset().total_seconds() % 60 == 0
        assert 1900 <= instant.year <= 9998
    assert client.get("/nl/agenda", {"from": first, "to": last, "view": "list"}).status_code in {200, 302}
    assert client.get("/nl/agenda", dict(asked.pairs())).status_code == 200


def test_one_that_makes_no_card_leaves_the_others(client, found, monkeypatch, caplog):
    made = cards.card

    def odd(document, *more):
        if document["@id"].endswith("/event-9"):
            raise ValueError("odd")
        return made(document, *more)

    monkeypatch.setattr(cards, "card", odd)
    body = client.get("/nl/agenda?view=list").content.decode()
    assert '/event-1"' in body
    assert '/event-9"' not in body
    assert "No card of event-9" in caplog.text
