# SPDX-License-Identifier: EUPL-1.2
import gzip

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.geo.atlas import localities
from foyer.blocks.geo.outlines import municipality_at
from foyer.blocks.geo.public import base_map, distance_km, outline, region, regions
from foyer.blocks.geo.rules.rings import inside, pack, unpack


def test_every_region_has_an_outline():
    for key in [*(item.id for item in regions()), "nis-02000", "nis-03000"]:
        found = outline(key)
        assert found.geojson["type"] == "MultiPolygon"
        for polygon in found.geojson["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
    assert outline("nis-99999") is None


def test_which_outlines_are_exact():
    by_level = {}
    for item in regions():
        by_level.setdefault(item.level, []).append(outline(item.id).exact)
    assert all(by_level["province"])
    assert all(by_level["region"])
    assert sum(by_level["municipality"]) == 13
    assert outline("nis-46021").exact
    # Ghent shares a canton with Destelbergen
    assert not outline("nis-44021").exact
    assert outline("nis-02000").exact


@pytest.mark.parametrize(
    ("latitude", "longitude", "municipality"),
    [
        (51.0543, 3.7174, "nis-44021"),
        (51.2194, 4.4025, "nis-11002"),
        (50.8467, 4.3525, "nis-21004"),
        (50.6326, 5.5797, "nis-62063"),
        (51.2093, 3.2247, "nis-31005"),
        (51.4050, 4.8920, "nis-13002"),
        (50.7580, 5.7615, "nis-73109"),
        (52.37, 4.9, None),
        (51.35, 2.5, None),
        (0, 0, None),
        (float("nan"), 3.7, None),
    ],
)
def test_the_municipality_of_a_point(latitude, longitude, municipality):
    assert municipality_at(latitude, longitude) == municipality


def test_localities_lie_in_the_outlines_of_their_municipalities():
    known = [item for item in localities() if item.latitude is not None]
    off = [
        item.names[0] for item in known if municipality_at(item.latitude, item.longitude) != item.municipality
    ]
    assert len(known) > 2_200
    assert off == []


def test_known_sizes_of_regions():
    # Official areas in km2: Flanders 13,626; Brussels 162; province of Antwerp 2,876.
    for key, size in (("nis-02000", 13_626), ("nis-01000", 162), ("nis-10000", 2_876), ("nis-46021", 84)):
        assert _area_km2(key) == pytest.approx(size, rel=0.015), region(key).name["nl"]


def _area_km2(key):
    import shapely

    geometry = shapely.from_geojson(orjson.dumps(outline(key).geojson))
    middle = shapely.centroid(geometry).y
    east = distance_km(middle, 4, middle, 5)
    return geometry.area * east * 111.19


@pytest.mark.parametrize(
    ("level", "raw", "sent"), [(1, 30_000, 8_000), (2, 60_000, 15_000), (3, 160_000, 60_000)]
)
def test_the_base_map_is_small(level, raw, sent):
    content = base_map(level)
    assert len(content) < raw
    assert len(gzip.compress(content)) < sent


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_base_map_has_land_and_towns(level):
    content = orjson.loads(base_map(level))
    land = [item["properties"]["id"] for item in content["features"] if item["properties"]["kind"] == "land"]
    assert land == ["nis-03000", "nis-01000", "nis-10000", "nis-20001", "nis-30000", "nis-40000", "nis-70000"]
    assert content["towns"][0] == ["nis-21004", 50.85, 4.349, "Brussel", "Bruxelles"]
    assert len({town[0] for town in content["towns"]}) == len(content["towns"])


def test_there_is_no_other_level():
    with pytest.raises(ValueError, match="levels 1 to 3"):
        base_map(4)


corners = st.lists(
    st.tuples(st.integers(-1_799_999, 1_799_999), st.integers(-899_999, 899_999)),
    min_size=3,
    max_size=40,
    unique=True,
).map(lambda found: [(east / 10_000, north / 10_000) for east, north in found])


@given(corners)
def test_rings_survive_packing(ring):
    closed = [*ring, ring[0]]
    assert unpack(pack(closed)) == closed


@given(st.floats(-2, 3), st.floats(-2, 3))
def test_inside_a_square_with_a_hole(longitude, latitude):
    square = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    hole = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75), (0.25, 0.25)]
    borders = {0, 0.25, 0.75, 1}
    if longitude in borders or latitude in borders:
        return
    expected = (0 < longitude < 1 and 0 < latitude < 1) and not (
        0.25 < longitude < 0.75 and 0.25 < latitude < 0.75
    )
    assert inside([square, hole], longitude, latitude) == expected


def test_distances():
    assert distance_km(51.05, 3.71667, 51.05, 3.71667) == 0
    assert distance_km(51.05, 3.71667, 50.85045, 4.34878) == pytest.approx(49.5, abs=0.3)
    assert distance_km(0, 0, 0, 180) == pytest.approx(20_015, abs=1)
