# SPDX-License-Identifier: EUPL-1.2
"""What a written moment says without a date-time being made of it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.moments import AMSTERDAM, BRUSSELS, epoch, local, read, seconds, shown

YEARS = st.sampled_from((1, 2, 1850, 1892, 1914, 1940, 1977, 2024, 2026, 2095, 9999))
OFFSETS = (
    *("+02:00", "+01:00", "+00:00", "-05:00", "+05:30", "-00:30", "+14:00", "Z", "", "+0200"),
    *(".123+02:00", ".12345", ".12:45", "+02:60", "X02:00", "+01:00:30"),
)
TEXTS = st.builds(
    "{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}{}".format,
    YEARS,
    st.integers(1, 13),
    st.sampled_from((1, 2, 25, 28, 29, 31)),
    st.sampled_from("TTTt"),
    st.sampled_from((0, 1, 2, 3, 20, 23, 24)),
    st.sampled_from((0, 30, 59, 60)),
    st.sampled_from((0, 59, 60)),
    st.sampled_from(OFFSETS),
)


@given(TEXTS, st.sampled_from((BRUSSELS, AMSTERDAM)))
def test_a_text_says_what_its_moment_says(text: str, zone: ZoneInfo) -> None:
    try:
        moment = read(text)
    except ValueError:
        for asked in (lambda: epoch(text), lambda: shown(text, zone)):
            with pytest.raises(ValueError, match=r".+"):
                asked()
        return
    here = local(moment, zone)
    assert epoch(text) == seconds(moment)
    assert shown(text, zone) == (seconds(moment), here.toordinal(), here.hour * 100 + here.minute)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-14T20:00:00+02:00", (1_778_781_600, date(2026, 5, 14), 2000)),
        ("2026-05-14T23:30:00+00:00", (1_778_801_400, date(2026, 5, 15), 130)),
        ("2026-01-14T00:30:00+02:00", (1_768_343_400, date(2026, 1, 13), 2330)),
        # The night in which the clocks go back: half past two comes twice.
        ("2026-10-25T02:30:00+02:00", (1_792_888_200, date(2026, 10, 25), 230)),
        ("2026-10-25T02:30:00+01:00", (1_792_891_800, date(2026, 10, 25), 230)),
        ("2026-10-25T04:30:00+02:00", (1_792_895_400, date(2026, 10, 25), 330)),
    ],
)
def test_day_and_time_are_those_of_the_zone(text: str, expected: tuple[Any, ...]) -> None:
    second, day, time = shown(text, BRUSSELS)
    assert (second, date.fromordinal(day), time) == expected
    assert shown(text, AMSTERDAM) == (second, day, time)
