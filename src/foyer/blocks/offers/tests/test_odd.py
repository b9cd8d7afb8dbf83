# SPDX-License-Identifier: EUPL-1.2
"""Work on many records goes on past those of odd values."""

import pytest

from foyer.blocks.offers.public import without_odd


def doubled(values):
    return [2 + value for value in values]


@pytest.mark.parametrize("odd", [set(), {0}, {9}, {3, 4}, {0, 5, 9}, set(range(10))])
def test_what_stops_the_work_is_left_out_and_named(odd):
    items = [str(number) if number in odd else number for number in range(10)]
    named = []
    done = without_odd(doubled, items, lambda item, error: named.append((item, type(error))))
    assert done == [2 + number for number in range(10) if number not in odd]
    assert named == [(str(number), TypeError) for number in sorted(odd)]


def test_of_nothing_nothing_is_left_out():
    def failing(items):
        raise ValueError(items)

    assert without_odd(failing, [], None) == []


def test_what_is_no_fault_of_a_value_stops_the_work():
    def away(_items):
        raise OSError("the database is away")

    with pytest.raises(OSError, match="is away"):
        without_odd(away, [1, 2], None)
