# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.addresses import Address
from foyer.blocks.imports.rules.coordinates import Point
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Venue
from foyer.blocks.imports.rules.venues import best_address, gather, same_place, street_key

VENUE = Venue(generic_words=("theater", "cafe"))


def place(
    name: str, street: str, point: tuple[float, float] | None = None, code: str = "9000", key: str = ""
):
    at = Point(*point) if point else None
    return Address(name, street, code, "Gent", "BE", at, f"{name}, {street}, {code}", key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            place("Hotel d'Hane Steenhuyse", "Veldstraat 55"),
            place("Hotel d'Hane - Steenhuyse", "Veldstraat 55"),
        ),
        (
            place("Monasterium PoortAckere", "Oude Houtlei 56"),
            place("Monasterium Poortackere", "Oude Houtlei 56"),
        ),
        (place("St.-Baafskathedraal", "Sint-Baafsplein"), place("Sint-Baafskathedraal", "Sint-Baafsplein")),
        (place("Theater Tinnenpot", "Tinnenpotstraat 21"), place("Tinnenpot", "Tinnenpotstraat 21")),
        (place("Kusnthal Sint-Pieter", "Plein 9"), place("Kunsthal Sint-Pieter", "Plein 9")),
        (place("A Capella", "Godshuizenlaan 33"), place("A Capella Kaffee", "Godshuizenlaan 33")),
        (place("Zaal De Draai", "Kaaistraat 7"), place("zaal de draai", "Kaaistr. 7")),
        (place("Kouter", "Kouter"), place("Kouter", "Kouter 3")),
        (place("Korenmarkt", "Korenmarkt", (51.05, 3.72)), place("Korenmarkt", "Markt", (51.0501, 3.7201))),
    ],
)
def test_spellings_of_one_place(one, other):
    assert same_place(VENUE, one, other)
    assert same_place(VENUE, other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (place("Stadhuis", "Botermarkt 1"), place("Stadhuis - Oostenrijks salon", "Botermarkt 1")),
        (place("Tinnenpot", "Tinnenpotstraat 21"), place("Tinnenpot, Balkonzaal", "Tinnenpotstraat 21")),
        (place("Zaal 1", "Plein 9"), place("Zaal 2", "Plein 9")),
        (place("De Kring", "Maïsstraat 20"), place("De Kring", "Maïsstraat 20", code="9032")),
        (place("De Kring", "Maïsstraat 20"), place("De Kring", "Sint-Godelievestraat 59")),
        (place("Museum", "Straat 1", (51.05, 3.72)), place("Museum", "Laan 1", (51.06, 3.72))),
        (place("NTGent", "Sint-Baafsplein 17"), place("Belfort", "Sint-Baafsplein 17")),
        (place("Bar X", "Kaai 1", key="1"), place("Bar Xx", "Kaai 1", key="2")),
    ],
)
def test_different_places(one, other):
    assert one.key or not same_place(VENUE, other, one)
    found = gather([(1, one), (2, other)], VENUE, Findings())
    assert len({each.canonical for each in found.values()}) == 2


def test_the_commonest_spelling_stands_for_the_place_and_the_others_are_told():
    common, rare = place("Hotsy Totsy", "Hoogstraat 1"), place("Hotsy-Totsy", "Hoogstraat 1")
    findings = Findings()
    found = gather([(1, rare), (2, common), (3, common)], VENUE, findings)
    assert {each.address.name: found[each.canonical].address.name for each in found.values()} == {
        "Hotsy Totsy": "Hotsy Totsy",
        "Hotsy-Totsy": "Hotsy Totsy",
    }
    (told,) = findings.all
    assert (told.line, told.kind, told.action) == (1, "venue-spelt-differently", Action.REPAIR)
    assert '"Hotsy Totsy, Hoogstraat 1, 9000"' in told.reason


def test_two_ids_of_one_place_are_one_place():
    one, other = place("Bar", "Kaai 1", key="1"), place("bar", "Kaai 1", key="2")
    assert len({each.canonical for each in gather([(1, one), (2, other)], VENUE, Findings()).values()}) == 1


def test_the_mapping_may_keep_spellings_apart():
    findings = Findings({"venue-spelt-differently": Action.TAKE})
    found = gather([(1, place("A Bar", "Kaai 1")), (2, place("A-Bar", "Kaai 1"))], VENUE, findings)
    assert all(each.key == each.canonical for each in found.values())


def test_a_point_that_many_streets_share_says_nothing():
    many = [(n, place(f"Zaal {name}", f"{name}straat", (51.05, 3.72))) for n, name in enumerate("ABC", 1)]
    findings = Findings()
    found = gather(many, VENUE, findings)
    assert [each.kind for each in findings.all] == ["shared-coordinates"]
    assert all(each.address.point for each in found.values())
    dropped = gather(many, VENUE, Findings({"shared-coordinates": Action.REPAIR}))
    assert not any(each.address.point for each in dropped.values())


def test_the_best_address_is_made_of_all_spellings():
    bare, full = place("Belfort", "Sint-Baafsplein"), place("Belfort", "Sint-Baafsplein 1", (51.05, 3.72))
    found = gather([(1, bare), (2, bare), (3, full)], VENUE, Findings())
    best = best_address(list(found.values()))
    assert (best.street, best.point) == ("Sint-Baafsplein 1", Point(51.05, 3.72))


def test_streets_are_compared_in_full():
    assert street_key("Lindestr. 12") == street_key("Lindestraat 12")
    assert street_key("Brusselse Stwg 3") == street_key("Brusselse steenweg 3")
    assert street_key("St.-Annaplein 2") == street_key("Sint-Annaplein 2")


WORDS = st.lists(st.sampled_from(["zaal", "bar", "sint", "de", "plein", "1", "2"]), min_size=1, max_size=3)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12))
def test_every_spelling_has_a_place_that_stands_for_itself(pairs):
    addresses = [(n, place(" ".join(a), " ".join(b))) for n, (a, b) in enumerate(pairs, 1)]
    found = gather(addresses, VENUE, Findings())
    assert all(found[each.canonical].canonical == each.canonical for each in found.values())
    assert sum(each.rows for each in found.values()) == len(addresses)
    again = gather(addresses, VENUE, Findings())
    assert again == found
