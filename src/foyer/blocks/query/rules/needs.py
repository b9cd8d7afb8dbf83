# SPDX-License-Identifier: EUPL-1.2
"""What a document must have at least one of, before it is worth judging a query on it.

Of many queries (who may change this? whom does it concern?) few fit one document, and most ask for a whole
value: a region, a label, an id. Those that cannot fit are put aside by one look at a set.
"""

from collections.abc import Iterable

from foyer.blocks.query.rules.fields import Type, resolve
from foyer.blocks.query.rules.presence import IndexDocument, values
from foyer.blocks.query.rules.tree import Boolean, Node, Nothing, Occur, Phrase, Text

Need = tuple[str, str]
"""The name of a field of whole values, and a value in small letters."""


def needs(node: Node) -> frozenset[Need] | None:
    """Return values of which every document that matches has one or more; None where nothing can be said."""
    match node:
        case Boolean():
            return _of_group(node)
        case Text() | Phrase():
            return _of_leaf(node)
        case Nothing():
            return frozenset()
        case _:
            return None


def has(document: IndexDocument, wanted: Iterable[Need]) -> bool:
    """Say whether a document has one of these values."""
    return any(
        value in [one.lower() for one in values(document, field)]
        for name, value in wanted
        for field in resolve(name)
    )


def _of_group(node: Boolean) -> frozenset[Need] | None:
    required = [needs(clause.node) for clause in node.clauses if clause.occur is Occur.REQUIRED]
    if required:
        # Each of them must be there; the one that fits fewest documents is guessed to be the shortest.
        return min((found for found in required if found is not None), key=len, default=None)
    optional = [needs(clause.node) for clause in node.clauses if clause.occur is Occur.OPTIONAL]
    if not optional:
        return None
    known = [found for found in optional if found is not None]
    return frozenset().union(*known) if len(known) == len(optional) else None


def _of_leaf(node: Text | Phrase) -> frozenset[Need] | None:
    if node.field is None or "*" in node.field:
        return None
    fields = resolve(node.field)
    if not all(field.type in {Type.EXACT, Type.KEYWORD} for field in fields):
        return None
    return frozenset((field.name, node.text.lower()) for field in fields)
