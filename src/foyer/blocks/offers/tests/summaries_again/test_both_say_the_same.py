# SPDX-License-Identifier: EUPL-1.2
"""Summaries are the same from the rules and from a second reading of the contract."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from foyer.blocks.offers.rules.summaries import SIZES, STYLES, summary
from foyer.blocks.offers.tests.summaries_again.again import summary_again
from foyer.blocks.offers.tests.summaries_again.calendars import draw
from foyer.blocks.offers.tests.summaries_again.words import LANGUAGES

ZONES = ("Europe/Brussels", "Europe/Brussels", "Europe/Brussels", "UTC", "America/New_York", "Asia/Tokyo")
# The middle of a week; around the changes of the clock; the last evening of a year.
PRESENTS = tuple(
    datetime.fromisoformat(one)
    for one in (
        "2026-03-11T09:00:00+00:00", "2026-03-28T23:30:00+00:00", "2026-03-29T01:00:00+00:00",
        "2026-10-25T00:59:59+00:00", "2026-12-31T22:59:59+00:00", "2026-12-31T23:00:00+00:00",
    )
)  # fmt: skip


def differences(seed: int):
    """Yield (calendar, what was asked, one summary, the other) where the two readings differ."""
    drawn = Random(seed)
    now = drawn.choice(PRESENTS) + timedelta(seconds=drawn.choice((0, 0, 1, 40_000)))
    document, zone = draw(drawn, now), ZoneInfo(drawn.choice(ZONES))
    for size in SIZES:
        for style in STYLES:
            for language in LANGUAGES:
                hide_past = drawn.random() < 0.5
                asked = {
                    "language": language,
                    "now": now.astimezone(UTC),
                    "zone": zone,
                    "hide_past": hide_past,
                }
                one = summary(document, size, style, **asked)
                other = summary_again(document, size, style, **asked)
                if one != other:
                    yield document, (size, style, asked), one, other


@pytest.mark.parametrize("part", range(4))
def test_two_readings_of_the_contract_say_the_same(part):
    for seed in range(part * 120, part * 120 + 120):
        assert list(differences(seed)) == []
