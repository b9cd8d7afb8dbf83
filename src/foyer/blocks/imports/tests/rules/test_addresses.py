# SPDX-License-Identifier: EUPL-1.2
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.addresses import split_address, venue_of
from foyer.blocks.imports.rules.coordinates import Point, metres, parse_pair
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Bounds, Value, Venue
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.values import RefusedRow

ORDER = ("name", "street", "locality")
SIGNS = Venue.placeholders
VENUE = Venue(
    text=Value(columns=("venue",)),
    latitude=Value(columns=("lat",)),
    longitude=Value(columns=("lon",)),
    default_locality="Gent",
    postal_codes={"gent": "9000", "drongen": "9031"},
)


def no_codes(_country: str, _town: str) -> str | None:
    return None


def read(mapped: Venue = VENUE, policy: dict[str, Action] | None = None, **values: str):
    """Return name, street, postal code, town and point; and the kinds of fault."""
    found = Findings(policy)
    one = venue_of(mapped, Row(1, values), found, no_codes)
    kinds = [each.kind for each in found.all]
    return (one and (one.name, one.street, one.postal_code, one.locality, one.point)), kinds


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("usEUm, Platteberg 19, Gent", ("usEUm", "Platteberg 19", "Gent")),
        (
            "Botermarkt, bij de trap, Botermarkt z/n, Gent",
            ("Botermarkt, bij de trap", "Botermarkt z/n", "Gent"),
        ),
        ("De Buurtloods,, Patrijsstraat 10, Gent", ("De Buurtloods", "Patrijsstraat 10", "Gent")),
        ("Groentenmarkt, Gent", ("Groentenmarkt", None, "Gent")),
        ("Drongenplein 1, Drongen", ("Drongenplein 1", "Drongenplein 1", "Drongen")),
        ("Korenlei /, Gent", ("Korenlei", "Korenlei /", "Gent")),
        ("Café X, Kerkstraat 5", ("Café X", "Kerkstraat 5", None)),
        ("Korenmarkt", ("Korenmarkt", None, None)),
        ("Stadscentrum,  , Gent", ("Stadscentrum", "", "Gent")),
    ],
)
def test_one_string_is_split_from_the_right(text, parts):
    found = split_address(text, ",", ORDER, SIGNS)
    assert (found.get("name"), found.get("street"), found.get("locality")) == parts


@pytest.mark.parametrize(
    ("text", "address", "kinds"),
    [
        ("usEUm, Platteberg 19, Gent", ("usEUm", "Platteberg 19", "9000", "Gent"), []),
        ("Korenmarkt ", ("Korenmarkt", "Korenmarkt", "9000", "Gent"), ["venue-in-one-part"]),
        ("Korenlei /, Gent", ("Korenlei", "Korenlei", "9000", "Gent"), ["placeholder-number"]),
        ("Park, Gent", ("Park", "Park", "9000", "Gent"), ["venue-without-street"]),
        ("Plein, Plein , ", ("Plein", "Plein", "9000", "Gent"), ["venue-without-town"]),
        ("Zaal, Straat 3, 9031 Drongen", ("Zaal", "Straat 3", "9031", "Drongen"), []),
        ("Zaal, Straat 3, 4331 BC Middelburg", ("Zaal", "Straat 3", "4331 BC", "Middelburg"), []),
        ("Zaal, Straat 3, B-8400 Oostende", ("Zaal", "Straat 3", "8400", "Oostende"), []),
    ],
)
def test_faults_of_a_venue_are_mended_and_told(text, address, kinds):
    found, told = read(venue=text)
    assert found[:4] == address
    assert told == kinds


def test_a_town_without_postal_code_is_refused():
    with pytest.raises(RefusedRow):
        read(venue="Zaal, Straat 3, Nergenshuizen")
    known = Venue(text=VENUE.text, default_postal_code="9999")
    found, told = read(known, venue="Zaal, Straat 3, Nergenshuizen")
    assert found[2] == "9999"
    assert told == ["unknown-town"]


def test_a_venue_without_anything_is_none():
    assert read(venue="") == (None, [])
    assert read(venue=" , , ") == (None, [])


@pytest.mark.parametrize(
    ("latitude", "longitude", "point", "kinds"),
    [
        ("51.05", "3.72", Point(51.05, 3.72), []),
        ("51,05", "3,72", Point(51.05, 3.72), []),
        ("3.72", "51.05", Point(51.05, 3.72), ["swapped-coordinates"]),
        ("31.901009", "-102.290297", None, ["far-coordinates"]),
        ("0", "0", None, []),
        ("", "", None, []),
        ("51.05", "", None, ["unreadable-coordinates"]),
        ("n/a", "n/a", None, ["unreadable-coordinates"]),
        ("91", "3", None, ["far-coordinates"]),
    ],
)
def test_coordinates_are_checked(latitude, longitude, point, kinds):
    found, told = read(venue="usEUm, Platteberg 19, Gent", lat=latitude, lon=longitude)
    assert found[4] == point
    assert told == kinds


def test_coordinates_outside_the_area_and_as_the_mapping_wants():
    small = Venue(
        text=VENUE.text, latitude=VENUE.latitude, longitude=VENUE.longitude, postal_codes=VENUE.postal_codes,
        area=Bounds(50.9, 3.6, 51.1, 3.9),
    )  # fmt: skip
    values = {"venue": "A, B 1, Gent", "lat": "51.2", "lon": "3.2"}
    assert read(small, **values) == (("A", "B 1", "9000", "Gent", None), ["outside-area"])
    taken, told = read(small, policy={"outside-area": Action.TAKE}, **values)
    assert taken[4] == Point(51.2, 3.2)
    assert told == ["outside-area"]
    with pytest.raises(RefusedRow):
        read(small, policy={"outside-area": Action.REFUSE}, **values)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("51.05, 3.72", (51.05, 3.72)),
        ("51.05,3.72", (51.05, 3.72)),
        ("51,05; 3,72", (51.05, 3.72)),
        ("POINT(3.72 51.05)", (3.72, 51.05)),
        ("[3.72 51.05]", (3.72, 51.05)),
        ("51.05", None),
        ("a, b", None),
        ("1, 2, 3", None),
    ],
)
def test_pairs_of_coordinates(text, pair):
    assert parse_pair(text) == pair


def test_metres():
    assert round(metres(Point(51.0571, 3.7262), Point(51.0578349, 3.7294696))) == 243
    assert metres(Point(51, 3), Point(51, 3)) == 0


@given(st.text(max_size=60), st.text(max_size=10), st.text(max_size=10))
def test_no_text_breaks_the_reading_of_venues(text, latitude, longitude):
    with contextlib.suppress(RefusedRow):
        found, _ = read(venue=text, lat=latitude, lon=longitude)
        assert found is None or all(part.strip() for part in found[:4])


@given(st.lists(st.text(alphabet="abc 12/-", max_size=8), min_size=1, max_size=6))
def test_splitting_loses_no_word(parts):
    text = ",".join(parts)
    found = split_address(text, ",", ORDER, SIGNS)
    kept = " ".join(found.values()).replace(",", " ").split()
    assert {word for word in text.replace(",", " ").split() if word not in SIGNS} <= set(kept)
