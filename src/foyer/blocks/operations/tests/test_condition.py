# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from foyer.blocks.operations.rules.condition import Condition, Work, condition, promptness
from foyer.blocks.operations.rules.spans import span

WELL = Work(is_attended=True, seconds=0, dead=0, trying=0, late=0, failing=0)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, Condition.GOOD),
        ({"seconds": 60}, Condition.GOOD),
        ({"seconds": 61}, Condition.SLOW),
        ({"late": 1}, Condition.SLOW),
        ({"trying": 1}, Condition.SLOW),
        ({"dead": 1}, Condition.BROKEN),
        ({"failing": 1, "late": 1}, Condition.BROKEN),
        ({"is_attended": False}, Condition.BROKEN),
        ({"alone": 1}, Condition.BROKEN),
    ],
)
def test_the_worst_counts(seen, expected):
    assert condition(replace(WELL, **seen)) is expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, Condition.GOOD),
        ({"dead": 5, "failing": 2, "late": 1}, Condition.GOOD),
        ({"seconds": 61}, Condition.SLOW),
        ({"is_attended": False}, Condition.BROKEN),
    ],
)
def test_everybody_is_told_only_how_soon_changes_are_seen(seen, expected):
    assert promptness(replace(WELL, **seen)) is expected
    assert promptness(None) is Condition.BROKEN


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (86_400, "1 d")],
)
def test_lengths_of_time_are_short(seconds, text):
    assert span(seconds) == text
