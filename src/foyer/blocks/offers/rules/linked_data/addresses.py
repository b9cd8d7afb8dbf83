# SPDX-License-Identifier: EUPL-1.2
"""Addresses and positions."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.linked_data.graph import Literal, Node, Statement
from foyer.blocks.offers.rules.linked_data.reading import Json, Unreadable, member, number, tagged, word
from foyer.blocks.offers.rules.linked_data.street import street_of
from foyer.blocks.offers.rules.linked_data.vocabulary import GEOSPARQL, LOCN

_POINT = (
    "<gml:Point srsName='http://www.opengis.net/def/crs/OGC/1.3/CRS84'>"
    "<gml:coordinates>{longitude}, {latitude}</gml:coordinates></gml:Point>"
)


def address(document: Json) -> Iterator[Statement]:
    """Go through the address of an item, if it has one."""
    found = _by_language(document)
    if found:
        yield LOCN("address"), Node(LOCN("Address"), tuple(_address(found, _main(document, found))))


def position(document: Json) -> Iterator[Statement]:
    """Go through the point of an item, if it has one."""
    point = member(document, "geo")
    if point:
        text = _POINT.format(longitude=number(point, "longitude"), latitude=number(point, "latitude"))
        gml = Literal(text, datatype=GEOSPARQL("gmlLiteral").iri)
        yield LOCN("geometry"), Node(LOCN("Geometry"), ((GEOSPARQL("asGML"), gml),))


def located(document: Json) -> Iterator[Statement]:
    """Go through a place that has no name of its own: what it is called, and where it is."""
    value = document.get("name")
    if isinstance(value, str):
        yield from ((LOCN("locatorName"), text) for text in tagged({"name": {"nl": value}}, "name"))
    else:
        yield from ((LOCN("locatorName"), text) for text in tagged(document, "name"))
    yield from address(document)


def _by_language(document: Json) -> dict[str, Json]:
    value = member(document, "address")
    if "addressCountry" in value or "streetAddress" in value:  # of the time before translations
        return {word(document, "mainLanguage") or "nl": value}
    return {language: member(value, language) for language in value}


def _main(document: Json, found: dict[str, Json]) -> str:
    language = word(document, "mainLanguage")
    return language if language in found else min(found)


def _address(found: dict[str, Json], main: str) -> Iterator[Statement]:
    country, code = word(found[main], "addressCountry"), word(found[main], "postalCode")
    if not country:
        raise Unreadable("address has no country.")
    yield LOCN("adminUnitL1"), Literal(country)
    if code:
        yield LOCN("postCode"), Literal(code)
    if house := street_of(word(found[main], "streetAddress")).number:
        yield LOCN("locatorDesignator"), Literal(house)
    full = {language: _full(one) for language, one in found.items()}
    towns = {language: word(one, "addressLocality") for language, one in found.items()}
    streets = {language: street_of(word(one, "streetAddress")).name for language, one in found.items()}
    for name, texts in (("fullAddress", full), ("postName", towns), ("thoroughfare", streets)):
        yield from ((LOCN(name), text) for text in tagged({name: texts}, name))


def _full(one: Json) -> str:
    town = f"{word(one, 'postalCode')} {word(one, 'addressLocality')}".strip()
    return ", ".join(filter(None, (word(one, "streetAddress"), town, word(one, "addressCountry"))))
