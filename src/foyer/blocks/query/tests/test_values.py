# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.query.public import QueryValueError, Type, interval, parse
from foyer.kernel import clock

NOW = datetime(2026, 5, 14, 10, 30, 15, 700_000, tzinfo=UTC)  # a Thursday


def asked(type_, text):
    return interval(type_, parse(f"f:{text}"), NOW)


def at(*parts):
    return int(datetime(*parts, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Type.INTEGER, "5", (5, 5)),
        (Type.INTEGER, '"5"', (5, 5)),
        (Type.INTEGER, r"\-5", (-5, -5)),
        (Type.INTEGER, "5.0", (5, 5)),
        (Type.INTEGER, "5.5", None),
        (Type.INTEGER, "[1.5 TO 3.5]", (2, 3)),
        (Type.INTEGER, "{1 TO 3}", (2, 2)),
        (Type.INTEGER, "{1.5 TO 3.5}", (2, 3)),
        (Type.INTEGER, "{1 TO 2}", None),
        (Type.INTEGER, ">1", (2, None)),
        (Type.INTEGER, "[* TO 3]", (None, 3)),
        (Type.INTEGER, "[* TO *]", (None, None)),
        (Type.INTEGER_RANGE, "1800", (1800, 1800)),
        (Type.DECIMAL, "12.5", (12.5, 12.5)),
        (Type.DECIMAL, "12.505", (12.51, 12.51)),
        (Type.DECIMAL, "[12.501 TO 13.009]", (12.51, 13.0)),
        (Type.DECIMAL, "{12.5 TO 13}", (12.51, 12.99)),
        (Type.DECIMAL, "1e1", (10.0, 10.0)),
        (Type.BOOLEAN, "true", (1, 1)),
        (Type.BOOLEAN, "false", (0, 0)),
        (Type.DATE, "now", (at(2026, 5, 14, 10, 30, 15),) * 2),
        (Type.DATE, r"now\/d", (at(2026, 5, 14), at(2026, 5, 14, 23, 59, 59))),
        (Type.DATE, r"now\-7d", (at(2026, 5, 7, 10, 30, 15),) * 2),
        (Type.DATE, "[now-7d/d TO now+1w/w]", (at(2026, 5, 7), at(2026, 5, 24, 23, 59, 59))),
        (Type.DATE, "[now/d TO now/d}", None),
        (Type.DATE, "{now/d TO *]", (at(2026, 5, 15), None)),
        (Type.DATE, "[* TO now/d}", (None, at(2026, 5, 13, 23, 59, 59))),
        (Type.DATE, "[now-1M/M TO now/y]", (at(2026, 4, 1), at(2026, 12, 31, 23, 59, 59))),
        (Type.DATE, "[now/h TO now/m]", (at(2026, 5, 14, 10), at(2026, 5, 14, 10, 30, 59))),
        (
            Type.DATE,
            "[2026-01-31T00:00:00+01:00||+1M TO *]",
            (at(2026, 2, 28, 23), None),
        ),
        (
            Type.DATE,
            "[2026-01-01T00:00:00+01:00 TO 2026-01-01T00:00:00Z]",
            (at(2025, 12, 31, 23), at(2026, 1, 1)),
        ),
        (Type.DATE, r"2026-01-01T00\:00\:00\+01\:00", (at(2025, 12, 31, 23),) * 2),
        (Type.DATE_RANGE, "{2026-01-01T00:00:00Z TO *]", (at(2026, 1, 1, 0, 0, 1), None)),
        (Type.DAY_RANGE, "2018-02-03", (date(2018, 2, 3).toordinal(),) * 2),
        (
            Type.DAY_RANGE,
            "[2018-02-03 TO now-1y]",
            (date(2018, 2, 3).toordinal(), date(2025, 5, 14).toordinal()),
        ),
    ],
)
def test_a_value_becomes_a_closed_interval(type_, text, expected):
    assert asked(type_, text) == expected


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (Type.INTEGER, "abc"),
        (Type.INTEGER, "(5 6)"),
        (Type.INTEGER, "[5 TO 1]"),
        (Type.INTEGER, "[a TO *]"),
        (Type.INTEGER, "5*"),
        (Type.INTEGER, "/5/"),
        (Type.INTEGER, "5~1"),
        (Type.INTEGER, "1e4000"),
        (Type.INTEGER, "9223372036854775808"),
        (Type.INTEGER, "5e-3000"),
        (Type.DECIMAL, "NaN"),
        (Type.DECIMAL, "5,5"),
        (Type.DECIMAL, "٥"),
        (Type.BOOLEAN, "maybe"),
        (Type.BOOLEAN, "True"),
        (Type.BOOLEAN, "1"),
        (Type.DATE, "2026"),
        (Type.DATE, "2026-01-01"),
        (Type.DATE, '"2026-01-01T00:00:00"'),
        (Type.DATE, '"2026-01-01T00:00:00.5Z"'),
        (Type.DATE, '"2026-02-30T00:00:00Z"'),
        (Type.DATE, '"2026-01-01T24:00:01Z"'),
        (Type.DATE, '"0001-01-01T00:00:00+10:00"'),
        (Type.DATE, "nowish"),
        (Type.DATE, "now+1x"),
        (Type.DATE, "now+999999999y"),
        (Type.DATE, "now+999999999d"),
        (Type.DATE, '"2026-01-01T00:00:00Z+1d"'),
        (Type.DATE_RANGE, "[2026-01-02T00:00:00Z TO 2026-01-01T00:00:00Z]"),
        (Type.DAY_RANGE, '"2018-02-03T00:00:00Z"'),
    ],
)
def test_an_impossible_value_is_refused(type_, text):
    with pytest.raises(QueryValueError):
        asked(type_, text)


def test_now_is_that_of_the_clock():
    with clock.use(clock.FixedClock(NOW)):
        assert interval(Type.DATE, parse("f:now")) == (at(2026, 5, 14, 10, 30, 15),) * 2


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from("yMwdhms"))
def test_rounding_down_and_up_enclose_the_instant_in_one_unit(now, unit):
    try:
        low, high = interval(Type.DATE, parse(f'f:"now/{unit}"'), now)
    except QueryValueError:
        assert now.year in {1, 9999}  # the unit reaches beyond the calendar
        return
    # Far from 1970 a float has no room for microseconds, and rounds up.
    assert low <= int(now.replace(microsecond=0).timestamp()) <= high
    if high + 1 < at(9998, 1, 1):
        following = interval(Type.DATE, parse(f'f:"now/{unit}"'), datetime.fromtimestamp(high + 1, UTC))
        assert following[0] == high + 1


@given(
    st.integers(-10_000, 10_000),
    st.integers(-10_000, 10_000),
    st.booleans(),
    st.booleans(),
    st.integers(-10_000, 10_000),
)
def test_intervals_hold_exactly_the_cents_between_the_bounds(first, second, with_low, with_high, cents):
    low, high = sorted((first, second))
    text = f"{'[' if with_low else '{'}{low / 100} TO {high / 100}{']' if with_high else '}'}"
    found = asked(Type.DECIMAL, text)
    inside = (low <= cents if with_low else low < cents) and (cents <= high if with_high else cents < high)
    assert (found is not None and found[0] <= cents / 100 <= found[1]) == inside
