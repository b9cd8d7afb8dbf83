# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.holidays.rules.question import BackwardsError, MalformedError, TooFarError, read

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, (TODAY, date(2027, 11, 22))),
        ({"startDate": "", "endDate": ""}, (TODAY, date(2027, 11, 22))),
        ({"startDate": "2026-01-01"}, (date(2026, 1, 1), date(2027, 1, 1))),
        ({"startDate": "2028-02-29"}, (date(2028, 2, 29), date(2029, 2, 28))),
        ({"endDate": "2026-12-31"}, (TODAY, date(2026, 12, 31))),
        ({"startDate": "2026-05-01", "endDate": "2026-05-01"}, (date(2026, 5, 1), date(2026, 5, 1))),
        ({"endDate": "2031-11-22"}, (TODAY, date(2031, 11, 22))),
    ],
)
def test_what_is_asked(asked, expected):
    assert read(asked, TODAY) == expected


@pytest.mark.parametrize(
    "value",
    [
        "01/05/2026",
        "2026-5-1",
        "20260501",
        "2026-W10-1",
        "2026-02-30",
        "0000-01-01",
        "vandaag",
        "2026-05-01T00:00:00",
        " 2026-05-01",
        "2026-05-01\n",
        "２０２６-05-01",
    ],
)
@pytest.mark.parametrize("name", ["startDate", "endDate"])
def test_what_is_no_date(name, value):
    with pytest.raises(MalformedError, match="Query parameter") as caught:
        read({name: value}, TODAY)
    assert str(caught.value) == (
        f'Query parameter {name} has invalid value "{value}". Should be a date of the form YYYY-MM-DD'
    )


@pytest.mark.parametrize(
    "asked", [{"startDate": "2026-05-02", "endDate": "2026-05-01"}, {"endDate": "2026-11-21"}]
)
def test_backwards(asked):
    with pytest.raises(BackwardsError):
        read(asked, TODAY)


@pytest.mark.parametrize(
    "asked", [{"endDate": "2031-11-23"}, {"startDate": "2031-01-01"}, {"startDate": "9999-12-31"}]
)
def test_too_far(asked):
    with pytest.raises(TooFarError):
        read(asked, TODAY)


@given(st.dictionaries(st.sampled_from(["startDate", "endDate"]), st.dates().map(str)))
def test_every_date_is_answered(asked):
    try:
        start, end = read(asked, TODAY)
    except (BackwardsError, TooFarError):
        return
    assert start <= end
