# SPDX-License-Identifier: EUPL-1.2
"""Linked data as bytes: Turtle, JSON-LD, N-Triples, RDF/XML."""

from collections.abc import Iterable

import orjson
from django.conf import settings

from foyer.blocks.offers.rules.linked_data import PREFIXES, Bases, Iri, Literal, Triple, described, json_ld
from foyer.blocks.offers.rules.negotiation import JSON_LD


def graph(kind: str, item_id: str, document: bytes, form: str) -> bytes:
    """Return the linked data of a document in a form of `GRAPHS`. Equal documents give equal bytes.

    Raises:
        Unreadable: the document is not of the form that the contract gives documents.
    """
    bases = Bases(settings.FOYER_LINKED_DATA_URL, settings.FOYER_TAXONOMY_TERMS_URL)
    return written(described(kind, item_id, orjson.loads(document), bases), form)


def written(triples: Iterable[Triple], form: str) -> bytes:
    """Return triples in a form of `GRAPHS`, in the order in which they come."""
    if form == JSON_LD:
        return orjson.dumps(json_ld(triples))
    # Few processes are ever asked for linked data; this costs 25 ms of a start.
    import pyoxigraph as ox

    def named(value: Iri | Literal) -> ox.NamedNode | ox.Literal:
        if isinstance(value, Iri):
            return ox.NamedNode(value.text)
        if value.language:
            return ox.Literal(value.text, language=value.language)
        return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype) if value.datatype else None)

    syntax = ox.RdfFormat.from_media_type(form)
    made = (
        ox.Triple(ox.NamedNode(one.subject), ox.NamedNode(one.predicate), named(one.object))
        for one in triples
    )
    text = ox.serialize(made, format=syntax, prefixes=dict(PREFIXES)) or b""
    # Readers of XML take a bare carriage return for a line end.
    return text.replace(b"\r", b"&#xD;") if syntax == ox.RdfFormat.RDF_XML else text
