# SPDX-License-Identifier: EUPL-1.2
"""What is made of little is kept, and what is made of much is not."""

import sys

from foyer.blocks.search.rules.keeping import remembered
from foyer.blocks.search.rules.rhythm import split


def test_what_is_made_of_much_is_made_each_time():
    made = []

    @remembered(8, len)
    def doubled(numbers):
        made.append(len(numbers))
        return [2 * number for number in numbers]

    for size in (3, 200, 201):
        numbers = tuple(range(size))
        assert doubled(numbers) == doubled(numbers) == [2 * number for number in numbers]
    assert made == [3, 200, 201, 201]


def test_a_week_with_hours_for_each_minute_is_not_held():
    class Told(list):
        pass

    mark = (61 * 60, 62 * 60)
    before = sys.getrefcount(mark)
    told = Told()
    told.weekly = (20_000, 20_500, ((mark, *((60 * one, 60 * one + 59) for one in range(300))),) * 7, {})
    assert split(told).days
    del told
    assert sys.getrefcount(mark) == before
