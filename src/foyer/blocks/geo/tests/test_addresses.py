# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.geo.public import (
    Resolution,
    locality_point,
    municipality_of,
    postal_codes_of,
    region_ids,
    regions,
    resolve,
)


@pytest.mark.parametrize(
    ("postal_code", "locality", "municipality"),
    [
        ("9000", "Gent", "nis-44021"),
        ("9031", "Drongen", "nis-44021"),
        ("9050", "Gentbrugge", "nis-44021"),
        ("9050", "Ledeberg", "nis-44021"),
        ("9040", "Sint-Amandsberg", "nis-44021"),
        ("1000", "Brussel", "nis-21004"),
        ("1000", "Bruxelles", "nis-21004"),
        ("1000", "BRUXELLES", "nis-21004"),
        ("4000", "Liège", "nis-62063"),
        ("4000", "liege", "nis-62063"),
        ("4000", "Luik", "nis-62063"),
        ("4000", "Lüttich", "nis-62063"),
        ("9810", "Nazareth", "nis-44086"),
        ("9840", "De Pinte", "nis-44086"),
        ("3700", "Tongeren", "nis-73111"),
        ("3840", "Borgloon", "nis-73111"),
        ("9120", "Beveren", "nis-46030"),
        ("1570", "Galmaarden", "nis-23106"),
        ("3790", "Sint-Martens-Voeren", "nis-73109"),
        ("2387", "Baarle-Hertog", "nis-13002"),
        ("9600", "Renaix", "nis-45041"),
        # the code decides: written in other ways, with another or no locality
        (" 9000 ", "", "nis-44021"),
        ("B-9000", "Gent", "nis-44021"),
        ("BE 9000", "Gent", "nis-44021"),
        ("9000", "Nergens", "nis-44021"),
        ("9000", "Brugge", "nis-44021"),
        # codes that two municipalities share: the name decides
        ("1040", "Brussel", "nis-21004"),
        ("1040", "Etterbeek", "nis-21005"),
        ("1050", "Elsene", "nis-21009"),
        ("1050", "Ixelles", "nis-21009"),
        ("1050", "Bruxelles / Brussel", "nis-21004"),
        ("1804", "Zemst", "nis-23096"),
        # codes that nobody knows: the name decides, of the municipality before that of a locality
        ("", "Liège", "nis-62063"),
        ("0000", "Saint-Nicolas", "nis-62093"),
        ("", "St.-Niklaas", "nis-46021"),
        ("", "Sint Amandsberg", "nis-44021"),
        ("", "Gent (Drongen)", "nis-44021"),
        ("", "Aalst", "nis-41002"),
        ("9099", "Gent", "nis-44021"),
        # three places are called so, one is a seat
        ("", "Beveren", "nis-46030"),
    ],
)
def test_an_address_has_its_municipality(postal_code, locality, municipality):
    assert municipality_of("BE", postal_code, locality).id == municipality
    assert municipality_of("be", postal_code, locality.upper()).id == municipality


@pytest.mark.parametrize(
    ("country", "postal_code", "locality"),
    [
        ("BE", "1040", ""),
        ("BE", "1040", "Gent"),
        ("BE", "0000", "Nergens"),
        ("BE", "", ""),
        ("BE", "", "Beveren aan zee"),
        ("BE", "", "Zandvoorde"),
        ("NL", "9000", "Gent"),
        ("", "9000", "Gent"),
        ("BE", "90000", ""),
    ],
)
def test_what_is_unknown_or_ambiguous_has_none(country, postal_code, locality):
    assert municipality_of(country, postal_code, locality) is None


def test_regions_of_an_address():
    assert region_ids("BE", "9031", "Drongen") == ("nis-44021", "reg-gent", "nis-40000", "nis-02000")
    assert region_ids("BE", "4000", "Liège") == ("nis-62063", "nis-60000", "nis-03000")
    assert region_ids("NL", "1012", "Amsterdam") == ()


def test_a_shared_code_without_a_name_gives_what_is_sure():
    assert resolve("BE", "1040", "") == Resolution(("reg-brussel", "nis-01000"), "address")
    assert region_ids("BE", "1804", "") == ("reg-groene-gordel", "nis-20001", "nis-02000")


def test_coordinates_only_serve_where_the_address_does_not_tell():
    # the address says Gent, the point lies in Brussels
    assert resolve("BE", "9000", "Gent", 50.846, 4.352) == Resolution(
        ("nis-44021", "reg-gent", "nis-40000", "nis-02000"), "address"
    )
    by_point = resolve("BE", "", "Nergens", 50.846, 4.352)
    assert by_point == Resolution(("nis-21004", "reg-brussel", "nis-01000"), "coordinates")
    assert not by_point.exact
    assert resolve("BE", "9000", "Gent").exact
    assert resolve("BE", "", "Nergens", 52.37, 4.9) == Resolution((), "nothing")
    assert not resolve("BE", "", "").exact


def test_coordinates_do_not_bring_a_foreign_address_home():
    assert region_ids("FR", "59000", "Lille", 50.846, 4.352) == ()


@pytest.mark.parametrize(
    ("postal_code", "locality", "latitude", "longitude", "precision"),
    [
        ("9031", "Drongen", 51.05067, 3.65649, "locality"),
        ("9031", "Tronchiennes", 51.05067, 3.65649, "locality"),
        ("9031", "Gent", 51.05067, 3.65649, "postalCode"),
        ("9031", "", 51.05067, 3.65649, "postalCode"),
        ("9000", "Gent", 51.05, 3.71667, "locality"),
        ("9000", "Gand", 51.05, 3.71667, "locality"),
        ("", "Drongen", 51.05067, 3.65649, "locality"),
        ("", "Gent (Drongen)", 51.05067, 3.65649, "locality"),
        ("9031", "Gent-Drongen", 51.05067, 3.65649, "postalCode"),
        ("9810", "Eke", 50.95929, 3.6396, "locality"),
    ],
)
def test_the_point_of_a_locality(postal_code, locality, latitude, longitude, precision):
    point = locality_point("BE", postal_code, locality)
    assert (point.latitude, point.longitude, point.precision) == (latitude, longitude, precision)


@pytest.mark.parametrize(
    ("locality", "codes"),
    [
        ("Gentbrugge", ("9050",)),
        ("Gent", ("9000",)),
        ("Gent (Drongen)", ("9031",)),
        ("Antwerpen", ("2000", "2018", "2020", "2030", "2060")),
        ("Beveren", ("9120",)),
        ("Nazareth-De Pinte", ("9810", "9840")),
        ("De Pinte", ("9840",)),
        ("Zandvoorde", ()),
        ("Nergens", ()),
        ("", ()),
    ],
)
def test_the_postal_codes_of_a_name(locality, codes):
    assert postal_codes_of("BE", locality) == codes
    assert postal_codes_of("NL", locality) == ()


def test_a_locality_without_a_point_has_that_of_its_code_or_municipality():
    # Lampernisse has no point of its own; all of Diksmuide has one code.
    assert locality_point("BE", "8600", "Lampernisse").precision == "postalCode"
    assert locality_point("BE", "", "Lampernisse").precision == "municipality"
    assert locality_point("BE", "0000", "Nergens") is None
    assert locality_point("NL", "9000", "Gent") is None


def test_every_postal_code_of_one_municipality_has_a_point():
    from foyer.blocks.geo.atlas import atlas

    codes = [code for code, towns in atlas().by_postal_code.items() if len(towns) == 1]
    assert len(codes) == 1146
    assert all(locality_point("BE", code, "") is not None for code in codes)


def test_every_municipality_is_found_by_its_own_names_and_codes():
    from foyer.blocks.geo.public import postal_codes

    for item in regions():
        if item.level == "municipality":
            for code in postal_codes(item.id):
                for name in item.name.values():
                    assert municipality_of("BE", code, name).id == item.id


@given(st.text(max_size=12), st.text(max_size=40))
def test_no_text_breaks_the_resolution(postal_code, locality):
    found = resolve("BE", postal_code, locality)
    assert found.by in ("address", "nothing")
    point = locality_point("BE", postal_code, locality)
    assert point is None or 49 < point.latitude < 52
