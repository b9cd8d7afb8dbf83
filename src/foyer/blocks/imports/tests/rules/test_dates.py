# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.dates import (
    Moment,
    parse_duration,
    parse_moment,
    parse_time,
    split_range,
)

DAY = dt.date(2027, 7, 17)


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("17/07/2027", ()),
        ("17/7/2027", ("%d/%m/%Y",)),
        ("2027-07-17", ()),
        ("17.07.2027", ()),
        ("17-07-2027", ()),
        ("17 juli 2027", ("%d %B %Y",)),
        ("zaterdag 17 juli 2027", ("%d %B %Y",)),
        ("za. 17 jul 2027", ("%d %b %Y",)),
        ("samedi 17 juillet 2027", ("%A %d %B %Y",)),
        ("17 Juli 2027", ()),
        ("Saturday 17 July 2027", ()),
        ("07/17/2027", ("%m/%d/%Y",)),
        ("20270717", ("%Y%m%d",)),
        ("46585", ("excel",)),
    ],
)
def test_a_day_is_read(text, formats):
    assert parse_moment(text, formats) == Moment(DAY)


@pytest.mark.parametrize(
    "text", ["", "31/02/2027", "morgen", "17/07", "99999999", "2027-13-01", "17/07/27/1"]
)
def test_what_is_no_day_is_none(text):
    assert parse_moment(text) is None


def test_an_instant_keeps_its_zone():
    found = parse_moment("2027-07-17T20:30:00Z")
    assert found == Moment(DAY, dt.time(20, 30), dt.UTC)
    assert parse_moment("1815856200", ("epoch",)) == Moment(DAY, dt.time(20, 30), dt.UTC)
    assert parse_moment("1815856200000", ("epoch-ms",)) == Moment(DAY, dt.time(20, 30), dt.UTC)


def test_day_and_time_in_one_text():
    assert parse_moment("17/07/2027 20:30") == Moment(DAY, dt.time(20, 30))
    assert parse_moment("17/07/2027 24:00") == Moment(DAY + dt.timedelta(days=1), dt.time(0))
    assert parse_moment("17 juli 2027, 20u30") == Moment(DAY, dt.time(20, 30))


@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"]))
def test_a_day_that_was_written_is_read_again(day, pattern):
    assert parse_moment(day.strftime(pattern), (pattern,)) == Moment(day)


@given(st.times())
def test_a_time_that_was_written_is_read_again(clock):
    assert parse_time(f"{clock:%H:%M}") == (0, clock.replace(second=0, microsecond=0))
    assert parse_time(f"{clock:%Hu%M}") == (0, clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("20u", (0, dt.time(20))),
        ("20 uur", (0, dt.time(20))),
        ("20.30", (0, dt.time(20, 30))),
        ("8 pm", (0, dt.time(20))),
        ("12 am", (0, dt.time(0))),
        ("12:30 p.m.", (0, dt.time(12, 30))),
        ("24:00", (1, dt.time(0))),
        ("om 19u30", (0, dt.time(19, 30))),
    ],
)
def test_times_as_people_write_them(text, clock):
    assert parse_time(text) == clock


@pytest.mark.parametrize("text", ["", "20", "25:00", "20:60", "13 pm", "later", "24:01", "20:30:99"])
def test_what_is_no_time_is_none(text):
    assert parse_time(text) is None


def test_ranges_and_durations():
    assert split_range("14:00 - 17:00") == ("14:00", "17:00")
    assert split_range("19u30 tot 22u") == ("19u30", "22u")
    assert split_range("14.00") == ("14.00", "")
    minutes = {"90": 90, "1u15": 75, "90 min": 90, "1:30": 90, "PT1H30M": 90, "2 uur": 120, "P1DT1H": 1500}
    assert {text: parse_duration(text) for text in minutes} == {
        text: dt.timedelta(minutes=count) for text, count in minutes.items()
    }
    assert parse_duration("lang") is None
    assert parse_duration("") is None


@given(
    st.text(max_size=40),
    st.lists(st.sampled_from(["iso", "epoch", "excel", "%d/%m/%Y", "%H:%M"]), max_size=2),
)
def test_no_text_breaks_the_readers(text, formats):
    parse_moment(text, tuple(formats))
    parse_time(text)
    parse_duration(text)
    split_range(text)
