# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.exports.rules.drawing import HEIGHT, MOST_NUMBERED, WIDTH, drawing

BELGIUM = st.tuples(st.integers(1, 999), st.floats(49.5, 51.5), st.floats(2.5, 6.4))


@given(st.lists(BELGIUM, min_size=1, max_size=60))
def test_all_dots_are_on_the_map(points):
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y, _ in drawing(points, []).dots)


def test_north_is_up_and_east_is_right():
    (first, second) = drawing([(1, 51.0, 3.0), (2, 51.2, 3.4)], []).dots
    assert first[0] < second[0]
    assert first[1] > second[1]


def test_dots_of_one_spot_are_one():
    assert [dot[2] for dot in drawing([(1, 51.0, 3.0), (2, 51.0, 3.0)], []).dots] == [1]


def test_many_dots_have_no_numbers():
    many = [(number, 50 + number / 100, 3 + number % 10 / 10) for number in range(1, MOST_NUMBERED + 2)]
    assert {dot[2] for dot in drawing(many, []).dots} == {0}
    assert drawing(many[:3], []).dots[0][2] == 1


def test_land_that_is_elsewhere_is_left_out():
    near = [(3.0, 51.0), (3.1, 51.0), (3.1, 51.1)]
    far = [(30.0, 60.0), (30.1, 60.0), (30.1, 60.1)]
    assert len(drawing([(1, 51.05, 3.05)], [near, far]).land) == 1


def test_nowhere_is_an_empty_map():
    assert drawing([], [[(3.0, 51.0)]]).dots == []
