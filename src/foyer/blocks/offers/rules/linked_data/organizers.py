# SPDX-License-Identifier: EUPL-1.2
"""Organizers: `cp:Organisator`."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.linked_data.addresses import address, position
from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Node, Statement
from foyer.blocks.offers.rules.linked_data.reading import Json, member, word
from foyer.blocks.offers.rules.linked_data.shared import contact_points, images, labels, named, origin, texts
from foyer.blocks.offers.rules.linked_data.vocabulary import CIDOC, CP, CPR, DCTERMS, FOAF, Name


def organizer(document: Json, item_id: str, bases: Bases) -> tuple[Name, Iterator[Statement]]:
    """Return the class of an organizer and what is said of it."""
    return CP("Organisator"), _organizer(document, item_id, bases)


def _organizer(document: Json, item_id: str, bases: Bases) -> Iterator[Statement]:
    # Old documents do not tell when an organizer came about.
    created = "created" if document.get("created") else "modified"
    yield from origin(document, bases.item("organizer", item_id), created)
    yield from named(document, CPR("naam"))
    yield from texts(document, "description", DCTERMS("description"))
    if url := word(document, "url"):
        yield FOAF("homepage"), Literal(url)
    yield from address(document)
    yield from position(document)
    yield from contact_points(document)
    yield from labels(document)
    yield from images(document, "images")


def organised_by(document: Json, bases: Bases) -> Iterator[Statement]:
    """Go through the organizer of an event: linked, or of old known by its name only."""
    one = member(document, "organizer")
    said = CIDOC("P14_carried_out_by")
    if url := word(one, "@id"):
        yield said, Iri(bases.item("organizer", last_part(url)))
        return
    if name := _old_name(one):
        old = {"phone": one.get("phone", []), "email": one.get("email", []), "url": one.get("url", [])}
        contacts = contact_points(one if "contactPoint" in one else {"contactPoint": old})
        yield said, Node(CP("Organisator"), ((CPR("naam"), Literal(name, "nl")), *contacts))


def _old_name(one: Json) -> str:
    if isinstance(one.get("name"), str):
        return word(one, "name")
    names = member(one, "name")
    return word(names, "nl") or next((text for one in sorted(names) if (text := word(names, one))), "")
