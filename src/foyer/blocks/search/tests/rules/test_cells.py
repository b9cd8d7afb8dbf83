# SPDX-License-Identifier: EUPL-1.2
from hypothesis import example, given
from hypothesis import strategies as st

from foyer.blocks.geo.public import distance_km
from foyer.blocks.search.rules import cells

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)
near = st.floats(-1, 1)


@given(latitudes, longitudes, near, near, st.floats(0, 500))
@example(51.05, 3.72, 0.001, 0.001, 2.0)
@example(90.0, 0.0, -1.0, 1.0, 300.0)
@example(0.0, 179.99999999999997, 0.0, 0.0, 0.0)
def test_a_point_of_the_circle_lies_in_one_of_its_cells(latitude, longitude, north, east, kilometres):
    other = max(-90.0, min(90.0, latitude + north)), max(-180.0, min(180.0, longitude + east))
    circle = cells.cover(latitude, longitude, kilometres)
    said = set(cells.said(*other))
    within = distance_km(latitude, longitude, *other) <= kilometres
    if said & set(circle.within):
        assert within
    if within:
        assert said & (set(circle.within) | set(circle.rim))


def test_covers_are_kept_apart_by_their_size(monkeypatch):
    """Of those with many cells few are kept; and those that are tried once drive none of them out."""
    made = []
    original = cells._around
    monkeypatch.setattr(cells, "_around", lambda *circle: made.append(circle) or original(*circle))
    town = (51.05, 3.72, 20.0)
    fine = cells.cover(*town, cells.FINE)
    for number in range(1100):
        cells.cover(50.0, 4.0, 0.1 + number / 1000)
    made.clear()
    assert cells.cover(*town, cells.FINE) is fine
    assert cells.cover(*town, fineness=cells.FINE) is fine
    assert made == []
    for number in range(64):
        cells.cover(50.0, 4.0, 0.1 + number / 1000, cells.FINE)
    made.clear()
    assert cells.cover(*town, cells.FINE) == fine
    assert made == [town]


@given(st.floats(50, 52), st.floats(2, 6), st.floats(0.05, 200))
def test_a_circle_in_this_country_has_few_cells(latitude, longitude, kilometres):
    circle = cells.cover(latitude, longitude, kilometres)
    assert len(circle.within) + len(circle.rim) < 1500
