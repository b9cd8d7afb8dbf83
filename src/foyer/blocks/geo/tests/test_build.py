# SPDX-License-Identifier: EUPL-1.2
"""The committed data is what its sources give; points need GeoNames, which tests do without."""

import orjson
import pytest

from foyer.blocks.geo.atlas import DATA, atlas, localities
from foyer.blocks.geo.build import regions
from foyer.blocks.geo.build.sources import lines
from foyer.blocks.geo.rules.names import name_key


def test_the_regions_file_is_up_to_date():
    rows = regions.region_rows()
    assert orjson.loads((DATA / "regions.json").read_bytes()) == {
        "regions": rows,
        "province": regions.elsewhere(rows),
        "postalCodes": regions.postal_codes(),
    }


def test_the_localities_file_has_all_that_was_entered():
    known = {(item.municipality, name_key(name)) for item in localities() for name in item.names}
    towns = {
        name_key(item.name[language]): item.id
        for language in ("nl", "fr")
        for item in atlas().all.values()
        if item.level == "municipality"
    }
    entered = {
        (towns[name_key(town)], name_key(name))
        for town, *parts in lines("localities.txt")
        for part in parts
        for entry in part.split(" ", 1)[1].split(",")
        for name in entry.strip().removeprefix("*").split("=")
    }
    assert len(entered) > 2_500
    assert entered - known == set()


def test_localities_use_the_codes_of_their_municipality():
    for item in localities():
        for code in item.postal_codes:
            assert item.municipality in atlas().by_postal_code[code], item.names[0]


def test_each_municipality_has_one_seat_with_a_point():
    seats = [item for item in localities() if item.seat]
    assert len({item.municipality for item in seats}) == len(seats) == 565
    assert all(item.latitude is not None for item in seats)


def test_all_points_lie_in_belgium():
    for item in localities():
        if item.latitude is not None:
            assert 49.4 < item.latitude < 51.6, item.names[0]
            assert 2.5 < item.longitude < 6.5, item.names[0]


def test_a_code_of_another_municipality_stops_the_build(monkeypatch):
    from foyer.blocks.geo.build import localities as made

    real = list(lines("localities.txt"))
    wrong = [["Gent", "1000 Drongen"], *(parts for parts in real if parts[0] != "Gent")]
    monkeypatch.setattr(made, "lines", lambda _name: iter(wrong))
    with pytest.raises(ValueError, match="nis-44021 does not use postal code 1000"):
        made._entered()
