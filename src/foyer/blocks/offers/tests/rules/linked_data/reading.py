# SPDX-License-Identifier: EUPL-1.2
"""Reading linked data back with a library that had no part in writing it."""

import warnings
from pathlib import Path

import rdflib
from rdflib.compare import graph_diff, to_isomorphic

from foyer.blocks.offers.rules.negotiation import GRAPHS

HERE = Path(__file__).parent
PREFIXES = (HERE / "prefixes.ttl").read_text(encoding="utf-8")
_PARSERS = dict(zip(GRAPHS, ("turtle", "json-ld", "nt", "xml"), strict=True))


def read(data: bytes, form: str = GRAPHS[0]) -> rdflib.Graph:
    with warnings.catch_warnings():
        # The reader of JSON-LD uses a class that its own library calls old.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=data, format=_PARSERS[form])


def kept(name: str, subject: str = "https://data.example.org/") -> rdflib.Graph:
    """Return a graph from a file beside the tests; names in it are relative to a subject."""
    text = PREFIXES + (HERE / name).read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle", publicID=subject)


def same(one: rdflib.Graph, other: rdflib.Graph) -> None:
    """Check that two graphs say the same."""
    _, missing, more = graph_diff(to_isomorphic(one), to_isomorphic(other))
    assert sorted(more) == []
    assert sorted(missing) == []
