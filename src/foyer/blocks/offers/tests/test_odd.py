# SPDX-License-Identifier: EUPL-1.2
"""Work on many records goes on past those of odd values."""

import pytest
from structlog.testing import capture_logs

from foyer.blocks.offers.public import of_sound, without_odd


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


@pytest.mark.parametrize(("odd", "sound"), [(10, 0), (11, 1), (11, 0)])
def test_where_all_of_many_are_odd_the_work_fails(odd, sound):
    """The fault is ours then."""
    items = [*map(str, range(odd)), *range(sound)]
    with capture_logs() as logs:
        if odd > 10 and not sound:
            with pytest.raises(TypeError):
                of_sound(doubled, items, lambda item: ("event", item))
        else:
            assert of_sound(doubled, items, lambda item: ("event", item)) == [2] * sound
    assert [one["id"] for one in logs] == items[:odd]
