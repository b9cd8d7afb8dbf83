# SPDX-License-Identifier: EUPL-1.2
"""Statements about a thing as a tree, and the triples that they come to."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from foyer.blocks.offers.rules.linked_data.names import Naming
from foyer.blocks.offers.rules.linked_data.vocabulary import RDF_TYPE, Name


@dataclass(frozen=True, slots=True)
class Iri:
    """The name of something elsewhere."""

    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text: in a language, of a type (the IRI of it), or plain."""

    text: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the thing that has no name of its own: its class, and what is said of it."""

    kind: Name
    said: tuple["Statement", ...]


Value: TypeAlias = Iri | Literal | Node
Statement: TypeAlias = tuple[Name, Value]


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement; subject and predicate are IRIs."""

    subject: str
    predicate: str
    object: Iri | Literal


def triples(subject: str, kind: Name, said: Iterable[Statement]) -> tuple[Triple, ...]:
    """Return what is said of a subject and, after it, of its inner nodes; each triple once."""
    naming = Naming(subject)
    found: dict[Triple, None] = {}
    waiting = deque([(subject, Node(kind, tuple(said)))])
    while waiting:
        name, node = waiting.popleft()
        found[Triple(name, RDF_TYPE, Iri(node.kind.iri))] = None
        for predicate, value in node.said:
            if isinstance(value, Node):
                inner = naming.name(value.kind.local, content(value))
                found[Triple(name, predicate.iri, Iri(inner))] = None
                waiting.append((inner, value))
            else:
                found[Triple(name, predicate.iri, value)] = None
    return tuple(found)


def content(node: Node) -> dict[str, object]:
    """Return what an inner node stands for, by the local names of its properties.

    Texts in languages are a map by language; several values of one property are a list.
    """
    found: dict[str, list[Value]] = {}
    for predicate, value in node.said:
        found.setdefault(predicate.local, []).append(value)
    return {name: _together(values) for name, values in found.items()}


def _together(values: list[Value]) -> object:
    tagged = {value.language: value.text for value in values if isinstance(value, Literal) and value.language}
    if tagged:
        return tagged
    plain = [content(value) if isinstance(value, Node) else value.text for value in values]
    return plain[0] if len(plain) == 1 else plain
