# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import plain_dates
from foyer.blocks.agenda.rules.calendars import CANCELLED, Calendar, Hours, Moment, calendar_of
from foyer.blocks.agenda.rules.date_words import WORDS
from foyer.kernel.clock import BRUSSELS

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, tzinfo=BRUSSELS)
DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))
LANGUAGES = st.sampled_from(sorted(WORDS))


def at(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BRUSSELS)


def said(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "zondag 22 november om 14 uur"),
        ("fr", "dimanche 22 novembre à 14 h"),
        ("de", "Sonntag, 22. November, um 14 Uhr"),
        ("en", "Sunday 22 November at 2 pm"),
    ],
)
def test_a_point_in_time(language, expected):
    assert said(plain_dates.moment(at(22, 14), at(22, 14), language, TODAY)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "vandaag van 20.30 tot 23 uur"),
        ("fr", "aujourd’hui de 20 h 30 à 23 h"),
        ("de", "heute von 20.30 bis 23 Uhr"),
        ("en", "today from 8.30 pm to 11 pm"),
    ],
)
def test_today_is_said_as_today(language, expected):
    assert said(plain_dates.moment(at(20, 20, 30), at(20, 23), language, TODAY, relative=True)) == expected


def test_a_night_belongs_to_the_day_on_which_it_begins():
    assert (
        said(plain_dates.moment(at(21, 22), at(22, 3), "nl", TODAY))
        == "zaterdag 21 november van 22 tot 3 uur"
    )


def test_several_days_name_both_ends():
    words = said(plain_dates.moment(at(27, 20), at(29, 18), "nl", TODAY))
    assert words == "van vrijdag 27 november om 20 uur tot zondag 29 november om 18 uur"


def test_no_hours_are_invented_for_a_whole_day():
    assert said(plain_dates.moment(at(22, 0), at(22, 23, 59), "nl", TODAY)) == "zondag 22 november"
    assert (
        said(plain_dates.moment(at(22, 0), at(24, 23, 59), "nl", TODAY))
        == "van 22 november tot en met 24 november"
    )


def test_a_day_until_midnight_is_one_day():
    assert said(plain_dates.moment(at(28, 0), at(29, 0), "nl", TODAY)) == "zaterdag 28 november"
    three = plain_dates.moment(at(28, 0), at(1, 0, month=12), "en", TODAY)
    assert said(three) == "from 28 November to 30 November"
    assert plain_dates.last_day(at(28, 0), at(28, 0)) == at(28, 0).date()
    assert plain_dates.last_day(at(28, 0), at(29, 23, 59)) == at(29, 0).date()


def test_noon_and_midnight_in_english():
    assert said(plain_dates.hours(time(12), time(13, 30), "en")) == "from noon to 1.30 pm"
    assert said(plain_dates.hours(time(20), time(0), "en")) == "from 8 pm to midnight"
    assert said(plain_dates.hours(time(0, 30), time(12, 30), "en")) == "from 12.30 am to 12.30 pm"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ("vanaf 8.15 uur", "tot 18 uur", "van 8.15 tot 18 uur")),
        ("fr", ("dès 8 h 15", "jusqu’à 18 h", "de 8 h 15 à 18 h")),
        ("de", ("ab 8.15 Uhr", "bis 18 Uhr", "von 8.15 bis 18 Uhr")),
        ("en", ("from 8.15 am", "until 6 pm", "from 8.15 am to 6 pm")),
    ],
)
def test_childcare_may_be_before_or_after(language, expected):
    given = ((time(8, 15), None), (None, time(18)), (time(8, 15), time(18)))
    assert tuple(said(plain_dates.care(one, language)) for one in given) == expected


def test_the_year_is_said_only_where_it_is_not_obvious():
    assert said(plain_dates.day(date(2027, 2, 1), "fr", TODAY)) == "lundi 1er février"
    assert said(plain_dates.day(date(2027, 8, 1), "nl", TODAY)) == "zondag 1 augustus 2027"
    assert said(plain_dates.day(date(2011, 7, 17), "de", TODAY)) == "Sonntag, 17. Juli 2011"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 10, 1), date(2027, 5, 4), "tot en met 4 mei"),
        (date(2026, 12, 3), date(2026, 12, 20), "van 3 december tot en met 20 december"),
        (date(2026, 12, 3), date(2026, 12, 3), "donderdag 3 december"),
        (date(2026, 11, 20), date(2026, 11, 20), "vrijdag 20 november"),
        (date(2025, 12, 3), date(2025, 12, 20), "van 3 december tot en met 20 december 2025"),
        (date(2025, 12, 28), date(2026, 1, 3), "van 28 december 2025 tot en met 3 januari"),
    ],
)
def test_periods(start, end, expected):
    assert said(plain_dates.span(start, end, "nl", TODAY)) == expected


def test_a_weekly_rhythm_is_said_as_such():
    tuesdays = tuple(
        Moment(at(24, 19) + timedelta(days=7 * week), at(24, 21) + timedelta(days=7 * week))
        for week in range(4)
    )
    calendar = Calendar("multiple", tuesdays, tuesdays[0].start, tuesdays[-1].end)
    assert said(plain_dates.summary(calendar, "nl", NOW)) == "Elke dinsdag van 19 tot 21 uur"
    assert said(plain_dates.summary(calendar, "en", NOW)) == "Every Tuesday from 7 pm to 9 pm"
    skipped = Calendar("multiple", tuesdays[:2] + tuesdays[3:], tuesdays[0].start, tuesdays[-1].end)
    assert said(plain_dates.summary(skipped, "nl", NOW)) == "Dinsdag 24 november van 19 tot 21 uur"


def test_the_next_date_counts_and_after_the_last_the_last():
    calendar = Calendar("multiple", (Moment(at(18, 20), at(18, 22)), Moment(at(25, 20), at(25, 22))))
    assert said(plain_dates.summary(calendar, "nl", NOW)) == "Woensdag 25 november van 20 tot 22 uur"
    assert said(plain_dates.summary(calendar, "nl", at(30, 0))) == "Woensdag 25 november van 20 tot 22 uur"
    assert (
        said(plain_dates.summary(calendar, "nl", NOW, since=at(17, 0)))
        == "Woensdag 18 november van 20 tot 22 uur"
    )


def test_a_cancelled_date_is_not_the_next_one():
    called_off = Moment(at(24, 20), at(24, 22), CANCELLED)
    later = Moment(at(26, 20), at(26, 22))
    calendar = Calendar("multiple", (called_off, later))
    assert said(plain_dates.summary(calendar, "nl", NOW)) == "Donderdag 26 november van 20 tot 22 uur"
    assert plain_dates.stub(calendar, "nl", NOW).middle == "26"
    # In a period the card carries the mark of its first date, and names that date.
    assert plain_dates.stub(calendar, "nl", NOW, since=at(24, 0)).middle == "24"
    alone = Calendar("multiple", (called_off,))
    assert said(plain_dates.summary(alone, "nl", NOW)) == "Dinsdag 24 november van 20 tot 22 uur"


def test_the_hour_that_comes_twice_is_not_one_hour():
    """Clocks go back from three to two: ten past two comes after ten to three."""
    first = {"startDate": "2026-10-25T02:10:00+02:00", "endDate": "2026-10-25T02:20:00+02:00"}
    over_it = {"startDate": "2026-10-25T02:50:00+02:00", "endDate": "2026-10-25T02:10:00+01:00"}
    second = {"startDate": "2026-10-25T02:05:00+01:00", "endDate": "2026-10-25T02:15:00+01:00"}
    calendar = calendar_of({"calendarType": "multiple", "subEvent": [second, over_it, first]})
    assert [moment.start.minute for moment in calendar.moments] == [10, 50, 5]
    assert calendar.moments[1].end.timestamp() - calendar.moments[1].start.timestamp() == 20 * 60
    assert (calendar.end.minute, calendar.end.fold) == (15, 1)
    between = datetime(2026, 10, 25, 2, 0, fold=1, tzinfo=BRUSSELS)
    assert [moment.over(between) for moment in calendar.moments] == [True, False, False]
    assert not calendar.over(between)
    assert calendar.over(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BRUSSELS))
    period = calendar_of({"calendarType": "periodic", **over_it})
    assert not period.over(datetime(2026, 10, 25, 2, 55, fold=0, tzinfo=BRUSSELS))


def test_stubs():
    row = Calendar("permanent", hours=(Hours((1, 2, 3), time(10), time(17)),))
    split = Calendar("permanent", hours=(Hours((1, 2, 5, 6), time(10), time(17)),))
    dated = Calendar("single", (Moment(at(22, 14), at(22, 16)),))
    running = Calendar("periodic", start=at(1, 0), end=at(4, 0, month=5, year=2027))
    coming = Calendar("periodic", start=at(1, 0, month=12), end=at(4, 0, month=12))
    assert plain_dates.stub(dated, "nl", NOW) == plain_dates.Stub("date", "zo", "22", "nov")
    assert plain_dates.stub(dated, "nl", at(22, 9)) == plain_dates.Stub("today", "zo", "22", "nov")
    assert plain_dates.stub(running, "nl", NOW) == plain_dates.Stub("until", "tot", "4", "mei")
    assert plain_dates.stub(coming, "nl", NOW) == plain_dates.Stub("from", "vanaf", "1", "dec")
    assert plain_dates.stub(Calendar("permanent"), "nl", NOW) == plain_dates.Stub("always", "elke", "dag", "")
    assert plain_dates.stub(row, "nl", NOW) == plain_dates.Stub("weekly", "elke", "di–do", "")
    assert plain_dates.stub(split, "nl", NOW) == plain_dates.Stub("weekly", "elke", "di wo", "za zo")


def test_standing_offers():
    assert plain_dates.summary(Calendar("permanent"), "nl", NOW) == "Doorlopend"
    week = Calendar("permanent", hours=(Hours((0, 1, 2, 3, 4, 5, 6), time(10), time(17)),))
    assert plain_dates.summary(week, "de", NOW) == "Jeden Tag"
    two = Calendar("permanent", hours=(Hours((0, 3), time(10), time(17)),))
    assert plain_dates.summary(two, "nl", NOW) == "Elke maandag en donderdag"


def test_winter_time_keeps_the_hour_on_the_clock():
    calendar = calendar_of({"calendarType": "single", "startDate": "2026-10-25T12:00:00+00:00",
                            "endDate": "2026-10-25T14:00:00+00:00"})  # fmt: skip
    assert said(plain_dates.moment(calendar.moments[0].start, calendar.moments[0].end, "nl", TODAY)) == (
        "zondag 25 oktober van 13 tot 15 uur"
    )


@given(DATES, DATES, LANGUAGES)
def test_every_date_names_its_day_and_month(when, today, language):
    words = WORDS[language]
    text = plain_dates.day(when, language, today)
    assert words.months[when.month - 1] in text
    assert words.weekdays[when.weekday()] in text
    assert (str(when.year) in text) == (
        when.year != today.year and not timedelta(0) <= when - today < timedelta(180)
    )


@given(DATES, st.times(), st.integers(0, 60 * 24 * 20), DATES, LANGUAGES)
def test_every_moment_has_words_without_holes(day, hour, minutes, today, language):
    start = datetime.combine(day, hour.replace(second=0, microsecond=0), BRUSSELS)
    text = plain_dates.moment(start, start + timedelta(minutes=minutes), language, today, relative=True)
    assert text.strip() == text
    assert "{" not in text
    assert "  " not in said(text)


@given(st.lists(st.integers(0, 6), min_size=1, unique=True).map(sorted), LANGUAGES)
def test_days_of_the_week_name_first_and_last(days, language):
    text = plain_dates.weekdays(days, language)
    assert WORDS[language].weekdays[days[0]] in text
    assert WORDS[language].weekdays[days[-1]] in text
