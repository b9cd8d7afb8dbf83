# SPDX-License-Identifier: EUPL-1.2
"""Triples as JSON-LD 1.1: one flat list of things with the prefixes of the profile as its context.

Written here, because the library that writes the other forms spells every name out. What is of one thing
stands together, in the order in which it first came, so equal triples give equal objects.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Triple
from foyer.blocks.offers.rules.linked_data.vocabulary import PREFIXES, RDF_TYPE

_DELIMITERS = ":/?#[]@"

# A prefix that ends in another sign is one only where that is said.
_CONTEXT = {
    name: iri if iri[-1] in _DELIMITERS else {"@id": iri, "@prefix": True} for name, iri in PREFIXES.items()
}
# The longest first: some begin with others.
_LONGEST_FIRST = MappingProxyType(dict(sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))))


def json_ld(triples: Iterable[Triple]) -> dict[str, Any]:
    """Return triples as a JSON-LD document; each property is a list, one value or many."""
    things: dict[str, dict[str, Any]] = {}
    for one in triples:
        thing = things.setdefault(one.subject, {"@id": one.subject})
        if one.predicate == RDF_TYPE and isinstance(one.object, Iri):
            thing.setdefault("@type", []).append(_short(one.object.text))
        else:
            thing.setdefault(_short(one.predicate), []).append(_value(one.object))
    return {"@context": _CONTEXT, "@graph": list(things.values())}


def _value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        # In full: these are names, some of them of things that people named.
        return {"@id": value.text}
    if value.language:
        return {"@language": value.language, "@value": value.text}
    if value.datatype:
        return {"@type": _short(value.datatype), "@value": value.text}
    return {"@value": value.text}


def _short(iri: str) -> str:
    """Return the name of a class, property or type of data with its prefix."""
    return next(
        (
            f"{prefix}:{iri.removeprefix(begin)}"
            for prefix, begin in _LONGEST_FIRST.items()
            if iri.startswith(begin)
        ),
        iri,
    )
