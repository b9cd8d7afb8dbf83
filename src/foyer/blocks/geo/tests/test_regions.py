# SPDX-License-Identifier: EUPL-1.2
import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from foyer.blocks.geo.public import Region, postal_codes, region, regions, regions_around


def test_the_tree_is_complete():
    levels = Counter(item.level for item in regions())
    assert levels == {"municipality": 565, "touristRegion": 24, "province": 10, "region": 1}
    assert len({item.id for item in regions()}) == 600


def test_parents_stand_before_their_children():
    seen = set()
    for item in regions():
        assert item.parent is None or item.parent in seen
        seen.add(item.id)


def test_roots_are_brussels_and_the_provinces():
    assert [item.id for item in regions() if item.parent is None] == [
        "nis-01000",
        "nis-10000",
        "nis-20001",
        "nis-30000",
        "nis-40000",
        "nis-70000",
        "nis-20002",
        "nis-50000",
        "nis-60000",
        "nis-80000",
        "nis-90000",
    ]


def test_children_are_sorted_by_the_name_people_use():
    tourist = [item.name["nl"] for item in regions() if item.parent == "reg-gent"]
    assert tourist == sorted(tourist)
    walloon = [item.name["fr"] for item in regions() if item.parent == "nis-60000"]
    assert walloon.index("Liège") < walloon.index("Lierneux") < walloon.index("Limbourg")


@pytest.mark.parametrize(
    ("region_id", "names"),
    [
        ("nis-44021", ("Gent", "Gand", "Gent", "Ghent")),
        ("nis-62063", ("Luik", "Liège", "Lüttich", "Liège")),
        ("nis-21004", ("Brussel", "Bruxelles", "Brüssel", "Brussels")),
        ("nis-25014", ("Eigenbrakel", "Braine-l’Alleud", "Braine-l’Alleud", "Braine-l’Alleud")),
        ("nis-23088", ("Vilvoorde", "Vilvorde", "Vilvoorde", "Vilvoorde")),
        ("nis-44086", ("Nazareth-De Pinte",) * 4),
        ("nis-73111", ("Tongeren-Borgloon", "Tongres-Looz", "Tongern-Borgloon", "Tongeren-Borgloon")),
        (
            "nis-40000",
            (
                "Provincie Oost-Vlaanderen",
                "Province de Flandre orientale",
                "Provinz Ostflandern",
                "Province of East Flanders",
            ),
        ),
        ("nis-02000", ("Vlaanderen", "Flandre", "Flandern", "Flanders")),
        ("reg-vlaamse-kust", ("Vlaamse Kust", "Côte flamande", "Flämische Küste", "Flemish Coast")),
    ],
)
def test_names_in_four_languages(region_id, names):
    assert tuple(region(region_id).name.values()) == names
    assert list(region(region_id).name) == ["nl", "fr", "de", "en"]


def test_every_region_has_a_name_in_every_language():
    assert all(all(item.name.values()) for item in regions())


@pytest.mark.parametrize(
    ("region_id", "chain"),
    [
        ("nis-44021", ("nis-44021", "reg-gent", "nis-40000", "nis-02000")),
        ("nis-21004", ("nis-21004", "reg-brussel", "nis-01000")),
        ("nis-62063", ("nis-62063", "nis-60000", "nis-03000")),
        ("reg-hageland", ("reg-hageland", "nis-20001", "nis-02000")),
        ("nis-70000", ("nis-70000", "nis-02000")),
        ("nis-02000", ("nis-02000",)),
        ("nis-99999", ()),
    ],
)
def test_a_region_lies_in_others(region_id, chain):
    assert regions_around(region_id) == chain


def test_landen_is_shown_under_haspengouw_but_lies_in_flemish_brabant():
    assert region("nis-24059").parent == "reg-haspengouw"
    assert region("reg-haspengouw").parent == "nis-70000"
    assert regions_around("nis-24059") == ("nis-24059", "reg-haspengouw", "nis-20001", "nis-02000")


def test_merged_municipalities_are_those_of_2025():
    ids = {item.id for item in regions()}
    assert {"nis-44086", "nis-73111", "nis-46030", "nis-23106", "nis-71072", "nis-44088"} <= ids
    gone = {"nis-44048", "nis-44012", "nis-73083", "nis-73009", "nis-71022", "nis-44040"}
    assert not ids & gone


def test_postal_codes_of_regions():
    assert postal_codes("nis-44021") == (
        "9000",
        "9030",
        "9031",
        "9032",
        "9040",
        "9041",
        "9042",
        "9050",
        "9051",
        "9052",
    )
    assert postal_codes("nis-44086") == ("9810", "9840")
    assert len(postal_codes("nis-01000")) == 22
    assert postal_codes("nis-00000") == ()
    assert "3400" in postal_codes("nis-20001")
    assert "3400" not in postal_codes("nis-70000")


def test_an_unknown_region_is_none():
    assert region("nis-99999") is None
    assert region("") is None


def test_a_region_is_what_the_interface_says():
    assert region("reg-gent") == Region(
        "reg-gent",
        "touristRegion",
        {"nl": "Gent", "fr": "Gand", "de": "Gent", "en": "Ghent"},
        "nis-40000",
    )


def test_the_flemish_tree_is_that_of_the_contract():
    folder = os.environ.get("FOYER_CONTRACTS")
    if not folder:
        pytest.skip("FOYER_CONTRACTS names no folder")
    with (Path(folder) / "regions" / "flemish-regions-flat.csv").open(encoding="utf-8") as file:
        expected = {row["id"]: (row["parent"] or None, row["name_nl"]) for row in csv.DictReader(file)}
    ours = {item.id: (item.parent, item.name["nl"]) for item in regions()}
    assert {key: ours.get(key) for key in expected} == expected
    walloon = {key for key in ours if "nis-03000" in regions_around(key)}
    assert set(ours) - walloon == set(expected)
