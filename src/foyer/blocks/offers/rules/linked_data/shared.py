# SPDX-License-Identifier: EUPL-1.2
"""What events, places and organizers have in common."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Node, Statement
from foyer.blocks.offers.rules.linked_data.reading import (
    Json,
    Unreadable,
    member,
    members,
    moment,
    tagged,
    wanted,
    word,
    words,
)
from foyer.blocks.offers.rules.linked_data.vocabulary import (
    ADMS,
    DCAT,
    DCTERMS,
    GENERIEK,
    LABELTYPE,
    SCHEMA,
    SKOS,
    UDB,
    WORKFLOW_STATUS,
    XSD,
    Name,
)

CONTACTS = (("url", "url"), ("email", "email"), ("phone", "telephone"))
LINK = SCHEMA("URL").iri


def origin(document: Json, subject: str, created: str = "created") -> Iterator[Statement]:
    """Go through when an item came about (by the property `created`), its number and its status."""
    first = wanted(document, created)
    yield DCTERMS("created"), first
    yield DCTERMS("modified"), moment(document, "modified") or first
    yield ADMS("identifier"), _identifier(subject)
    if status := word(document, "workflowStatus"):
        yield UDB("workflowStatus"), Iri(WORKFLOW_STATUS + _slug(status))
    available = moment(document, "availableFrom")
    if available is not None:
        yield UDB("availableFrom"), available


def texts(document: Json, name: str, said: Name) -> Iterator[Statement]:
    """Go through a text of an item in all its languages."""
    yield from ((said, text) for text in tagged(document, name))


def named(document: Json, said: Name) -> Iterator[Statement]:
    """Go through the name of an item in all its languages; every item has one."""
    found = list(texts(document, "name", said))
    if not found:
        raise Unreadable("name is missing.")
    yield from found


def term(document: Json, domain: str, said: Name, bases: Bases) -> Iterator[Statement]:
    """Go through the terms of a domain."""
    for one in members(document, "terms"):
        if one.get("domain") == domain and word(one, "id"):
            yield said, Iri(bases.term(word(one, "id")))


def labels(document: Json) -> Iterator[Statement]:
    """Go through the labels, each with whether people see it."""
    for name, kind in (("labels", "publiek"), ("hiddenLabels", "verborgen")):
        for text in words(document, name):
            yield DCAT("keyword"), Literal(text, datatype=LABELTYPE(kind).iri)


def contact_points(document: Json) -> Iterator[Statement]:
    """Go through the contact points, each value a node of its own."""
    contact = member(document, "contactPoint")
    for name, said in CONTACTS:
        for text in words(contact, name):
            yield SCHEMA("contactPoint"), Node(SCHEMA("ContactPoint"), ((SCHEMA(said), Literal(text)),))


def images(document: Json, name: str) -> Iterator[Statement]:
    """Go through the images in a property of a document; media of other kinds are left out."""
    for one in members(document, name):
        if one.get("@type", "schema:ImageObject") == "schema:ImageObject":
            yield SCHEMA("image"), Node(SCHEMA("ImageObject"), tuple(_image(one)))


def _image(one: Json) -> Iterator[Statement]:
    number = word(one, "id") or word(one, "@id").rstrip("/").rpartition("/")[2]
    for said, text, datatype in (
        ("identifier", number, ""),
        ("url", word(one, "contentUrl"), LINK),
        ("copyrightHolder", word(one, "copyrightHolder"), ""),
        ("description", word(one, "description"), ""),
        ("inLanguage", word(one, "inLanguage"), ""),
    ):
        if text:
            yield SCHEMA(said), Literal(text, datatype=datatype)


def _identifier(subject: str) -> Node:
    space, slash, number = subject.rpartition("/")
    structured = Node(
        GENERIEK("GestructureerdeIdentificator"),
        (
            (GENERIEK("naamruimte"), Literal(space + slash)),
            (GENERIEK("lokaleIdentificator"), Literal(number)),
        ),
    )
    return Node(
        ADMS("Identifier"),
        (
            (SKOS("notation"), Literal(subject, datatype=XSD("anyURI").iri)),
            (GENERIEK("gestructureerdeIdentificator"), structured),
        ),
    )


def _slug(status: str) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in status.lower())
