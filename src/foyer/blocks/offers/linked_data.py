# SPDX-License-Identifier: EUPL-1.2
"""Linked data as bytes: Turtle, N-Triples, RDF/XML."""

from collections.abc import Iterable

import orjson
from django.conf import settings

from foyer.blocks.offers.rules.linked_data import PREFIXES, Bases, Iri, Literal, Triple, described
from foyer.blocks.offers.rules.negotiation import GRAPHS


def graph(kind: str, item_id: str, document: bytes, form: str) -> bytes:
    """Return the linked data of a document in a form of `GRAPHS`. Equal documents give equal bytes.

    Raises:
        Unreadable: the document is not of the form that the contract gives documents.
    """
    bases = Bases(settings.FOYER_LINKED_DATA_URL, settings.FOYER_TAXONOMY_TERMS_URL)
    return written(described(kind, item_id, orjson.loads(document), bases), form)


def written(triples: Iterable[Triple], form: str) -> bytes:
    """Return triples in a form of `GRAPHS`, in the order in which they come."""
    # Few processes are ever asked for linked data; this costs 25 ms of a start.
    import pyoxigraph as ox

    def named(value: Iri | Literal) -> ox.NamedNode | ox.Literal:
        if isinstance(value, Iri):
            return ox.NamedNode(value.text)
        if value.language:
            return ox.Literal(value.text, language=value.language)
        return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype) if value.datatype else None)

    formats = dict(
        zip(GRAPHS, (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML), strict=True)
    )
    made = (
        ox.Triple(ox.NamedNode(one.subject), ox.NamedNode(one.predicate), named(one.object))
        for one in triples
    )
    text = ox.serialize(made, format=formats[form], prefixes=dict(PREFIXES)) or b""
    # Readers of XML take a bare carriage return for a line end.
    return text.replace(b"\r", b"&#xD;") if formats[form] == ox.RdfFormat.RDF_XML else text
