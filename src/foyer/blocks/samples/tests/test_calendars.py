# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.samples.rules.calendars import calendar
from foyer.blocks.samples.rules.days import chosen_day, span, weekdays
from foyer.blocks.samples.rules.hours import opening_hours

TODAY = date(2026, 11, 22)  # a Sunday
EVENING = [{"opens": "18:00", "closes": "20:00", "days": ""}]
HOURS = {
    "shop": {
        "slots": [{"opens": "10:00", "closes": "18:00", "days": "tue sat"}],
        "closed": [
            {"from": 5, "to": 6, "text": {"nl": "Beurs"}},
            {"from": "25-12", "to": "2-1", "text": {"nl": "Kerst"}},
        ],
        "adjusted": [{"from": 8, "to": 9, "text": {"nl": "Avond"}, "slots": EVENING}],
    }
}


def programme(**properties):
    return {"type": "Concert", "time": "20:00-22:00", **properties}


def test_one_date_on_one_of_its_weekdays():
    assert calendar(programme(days="mon thu"), HOURS, TODAY, 0.0) == {
        "calendarType": "single",
        "subEvent": [{"startDate": "2026-11-23T20:00:00+01:00", "endDate": "2026-11-23T22:00:00+01:00"}],
    }


def test_an_end_before_the_start_is_on_the_next_day():
    assert span(date(2026, 7, 4), "22:00-03:00") == ("2026-07-04T22:00:00+02:00", "2026-07-05T03:00:00+02:00")


def test_the_offset_is_that_of_the_day():
    assert span(date(2026, 10, 24), "22:00-04:00") == (
        "2026-10-24T22:00:00+02:00",
        "2026-10-25T04:00:00+01:00",
    )


def test_weekly_series_have_a_day_this_week_and_may_have_begun():
    days = [
        item["startDate"][:10]
        for item in calendar(programme(days="tue", dates="3 weekly"), HOURS, TODAY, 0.0011)["subEvent"]
    ]
    assert days == ["2026-11-17", "2026-11-24", "2026-12-01"]


def test_what_is_followed_from_the_start_has_not_begun():
    found = calendar(programme(type="Lessenreeks", days="tue", dates="3 weekly"), HOURS, TODAY, 0.0011)
    assert found["subEvent"][0]["startDate"] == "2026-11-24T20:00:00+01:00"


def test_a_camp_has_nights_childcare_and_places_left():
    camp = {
        "type": "Kamp of vakantie",
        "days": "mon",
        "dates": "2 stays 4",
        "soonest": 20,
        "time": "10:00-16:00",
        "overnight": True,
        "childcare": "09:00-17:00",
    }
    found = calendar(camp, HOURS, TODAY, 0.0)
    assert found["calendarType"] == "multiple"
    assert found["subEvent"][0] == {
        "startDate": "2026-12-14T10:00:00+01:00",
        "endDate": "2026-12-18T16:00:00+01:00",
        "overnight": True,
        "childcare": {"start": "09:00", "end": "17:00"},
        "bookingAvailability": {"capacity": 24, "remainingCapacity": 1},
    }
    assert found["subEvent"][1]["startDate"] == "2026-12-21T10:00:00+01:00"


def test_periods_lie_around_today():
    found = calendar({"type": "Concert", "period": [-2, 3], "hours": "shop"}, HOURS, TODAY, 0.5)
    assert found == {
        "calendarType": "periodic",
        "startDate": "2026-11-20T00:00:00+01:00",
        "endDate": "2026-11-25T23:59:59+01:00",
        "openingHours": [{"opens": "10:00", "closes": "18:00", "dayOfWeek": ["tuesday", "saturday"]}],
    }


def test_days_that_differ_count_from_today_or_follow_the_calendar():
    found = opening_hours(HOURS["shop"], TODAY, TODAY - timedelta(days=9), TODAY + timedelta(days=60))
    assert found["openingHoursClosedDays"] == [
        {"startDate": "2026-11-27", "endDate": "2026-11-28", "description": {"nl": "Beurs"}},
        {"startDate": "2026-12-25", "endDate": "2027-01-02", "description": {"nl": "Kerst"}},
    ]
    assert found["openingHoursAdjustedDays"] == [
        {
            "startDate": "2026-11-30",
            "endDate": "2026-12-01",
            "description": {"nl": "Avond"},
            "openingHours": [
                {
                    "opens": "18:00",
                    "closes": "20:00",
                    "dayOfWeek": [
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                        "saturday",
                        "sunday",
                    ],
                }
            ],
        }
    ]


def test_days_that_differ_outside_the_period_are_left_out():
    found = opening_hours(HOURS["shop"], TODAY, TODAY, TODAY + timedelta(days=5))
    assert sorted(found) == ["openingHours"]


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.floats(0, 1, exclude_max=True), st.integers(0, 40))
def test_a_chosen_day_fits_and_lies_ahead(today, draw, soonest):
    day = chosen_day(today, weekdays("wed sun"), draw, soonest)
    assert day.weekday() in {2, 6}
    assert today + timedelta(days=soonest) <= day < today + timedelta(days=soonest + 70)


@given(
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["14:00-16:00", "22:00-03:00", "23:00-07:00"]),
)
def test_spans_end_after_they_start(day, times):
    start, end = (datetime.fromisoformat(text) for text in span(day, times))
    assert timedelta(hours=1) <= end - start <= timedelta(hours=9)


def test_weekdays_are_read():
    assert weekdays("mon wed") == (0, 2)
    assert weekdays("") == (0, 1, 2, 3, 4, 5, 6)
    with pytest.raises(KeyError):
        weekdays("maandag")
