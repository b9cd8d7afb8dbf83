# SPDX-License-Identifier: EUPL-1.2
"""What is nearest comes first, however many hits lie in the circle."""

from urllib.parse import parse_qsl

import pytest

from foyer.blocks.geo.public import distance_km
from foyer.blocks.search.engine import nearest, search
from foyer.blocks.search.public import find
from foyer.blocks.search.tests.asking import ids
from foyer.blocks.search.tests.index_documents import event


@pytest.mark.parametrize(
    ("around", "bearable", "tries"), [(4000, 9, 6), (1, 40_000, 6), (1, 4, 6), (1, 4, 0)]
)
def test_the_nearest_come_first_on_every_page(held, around, bearable, tries, monkeypatch):
    """However many hits are looked at: all at once, those in a smaller circle, in ever other ones, or all."""
    monkeypatch.setattr(search, "MOST_AROUND", around)
    monkeypatch.setattr(nearest, "_BEARABLE", bearable)
    monkeypatch.setattr(nearest, "_TRIES", tries)
    points = [(50.5 + (number * 37 % 100) / 100, 3.2 + (number * 61 % 100) / 100) for number in range(100)]
    held(*(event(f"e{number}", geo_point=[point]) for number, point in enumerate(points)))
    query = "coordinates=51.05,3.72&distance=40km&sort[distance]=asc"
    inside = [number for number in range(100) if distance_km(51.05, 3.72, *points[number]) <= 40]
    expected = [
        f"e{number}" for number in sorted(inside, key=lambda one: distance_km(51.05, 3.72, *points[one]))
    ]
    assert len(expected) > 40
    pages = [ids("events", f"{query}&start={start}&limit=9") for start in range(0, len(expected) + 9, 9)]
    assert [identifier for page in pages for identifier in page] == expected
    assert find("events", parse_qsl(f"{query}&limit=1")).total == len(expected)


def test_what_lies_together_beyond_a_circle_hides_nothing_that_is_nearer(held, monkeypatch):
    monkeypatch.setattr(search, "MOST_AROUND", 1)
    monkeypatch.setattr(nearest, "_BEARABLE", 8)
    town, near, far = (51.05 + 0.33 / 111.2, 3.72), (51.05 - 0.26 / 111.2, 3.72), (51.05, 3.72 + 0.9 / 69.9)
    points = [town] * 60 + [near] * 3 + [far] * 40
    held(*(event(f"e{number:03}", geo_point=[point]) for number, point in enumerate(points)))
    query = "coordinates=51.05,3.72&distance=1km&sort[distance]=asc"
    assert set(ids("events", f"{query}&limit=2")) < {"e060", "e061", "e062"}
    assert set(ids("events", f"{query}&limit=3")) == {"e060", "e061", "e062"}
    assert set(ids("events", f"{query}&limit=60&start=3")) == {f"e{number:03}" for number in range(60)}


@pytest.mark.parametrize(
    ("points", "radii"),
    [
        # Fewer in the middle than all around: the circle grows.
        (
            [(51.06, 3.72), *((51.05 + 0.25, 3.72 + number / 1000) for number in range(60))],
            [20.5, 40.5, 28.8, 40.5],
        ),
        # Nearly all in the middle: it shrinks.
        ([(51.05 + number / 2000, 3.72) for number in range(200)], [11.3, 2.8, 0.7, 0.2]),
        # All at one point, as of a town: no smaller circle has fewer.
        ([(51.07, 3.72)] * 61, [20.5, 5.1, 20.5]),
    ],
)
def test_circles_are_tried_until_one_has_enough_and_not_too_many(held, monkeypatch, points, radii):
    looked, look = [], nearest.look_around
    monkeypatch.setattr(search, "MOST_AROUND", 1)
    monkeypatch.setattr(nearest, "_BEARABLE", 8)
    monkeypatch.setattr(nearest, "look_around", lambda *given: looked.append(given) or look(*given))
    held(
        *(event(f"e{number:03}", geo_point=[point], created=[number]) for number, point in enumerate(points))
    )
    query = "coordinates=51.05,3.72&distance=80km&sort[distance]=asc"
    assert ids("events", f"{query}&limit=2") == ["e000", "e001"]
    assert [round(one[0].kilometres, 1) for one in looked] == radii
    assert find("events", parse_qsl(f"{query}&limit=1")).total == len(points)


# All hits looked at, and then asked for by number or by the question; and more than are looked at.
@pytest.mark.parametrize(("around", "little"), [(4000, 900), (4000, 2), (1, 900)])
@pytest.mark.parametrize("order", ["", "&sort[distance]=asc"])
def test_facets_count_what_lies_within_a_circle(held, around, little, order, monkeypatch):
    monkeypatch.setattr(search, "MOST_AROUND", around)
    monkeypatch.setattr(search, "_LITTLE", little)
    points = [(51.05 + number / 100, 3.72) for number in range(60)]
    held(*(event(f"e{number}", geo_point=[point], labels=["abc"]) for number, point in enumerate(points)))
    inside = sum(distance_km(51.05, 3.72, *point) <= 20 for point in points)
    assert 2 < inside < 20
    query = f"coordinates=51.05,3.72&distance=20km&labels[]=abc&facets[]=labels&limit=3{order}"
    found = find("events", parse_qsl(query))
    assert found.total == inside
    assert found.facets["labels"]["abc"]["count"] == inside
