# SPDX-License-Identifier: EUPL-1.2
"""From the tree back to text: parsing the text with the same default operator gives the tree."""

import re
from decimal import Decimal

from foyer.blocks.query.rules.leaves import EXISTS
from foyer.blocks.query.rules.parser import Operator
from foyer.blocks.query.rules.tree import (
    Boolean,
    Everything,
    Exists,
    Fuzzy,
    Gap,
    Node,
    Nothing,
    Occur,
    Phrase,
    Range,
    Regex,
    Text,
    Wildcard,
)
from foyer.blocks.query.rules.values import ValueLeaf

_SPECIAL = re.compile(r'^[+-]|[\s!():^\[\]"{}~*?\\/]')
_IN_QUOTES = re.compile(r'["\\]')
_IN_BOUND = re.compile(r'[\s"\\\]}*]')
_OPERATORS = {"AND", "OR", "NOT", "&&", "||"}
_SIGNS = {Occur.REQUIRED: "+", Occur.OPTIONAL: "", Occur.PROHIBITED: "-"}


def to_text(node: Node, default_operator: Operator = "OR") -> str:
    """Return a text whose tree, under this default operator, is `node`.

    Raises ValueError for trees that no text has: those put together in code, such as an optional
    clause among required ones under AND.
    """
    if isinstance(node, Nothing):
        return ""
    if isinstance(node, Boolean) and node.boost == 1:
        return _clauses(node, default_operator)
    return _whole(node, default_operator)


def _whole(node: Node, operator: Operator) -> str:
    """Return one clause, in brackets where it would otherwise mix with its neighbours."""
    if isinstance(node, Nothing):
        raise TypeError("only a whole query can be empty")
    match node:
        case Boolean():
            body = f"({_clauses(node, operator)})"
        case Exists():
            body = f"{EXISTS}:{_escaped(node.field)}"
        case Everything():
            body = "*:*"
        case _:
            name = "" if node.field is None else f"{_escaped(node.field)}:"
            body = name + _asked(node, operator)
    return body + ("" if node.boost == 1 else "^" + format(Decimal(repr(node.boost)), "f"))


def _asked(node: ValueLeaf, operator: Operator) -> str:
    match node:
        case Text():
            return _text(node, operator)
        case Phrase():
            return f'"{_IN_QUOTES.sub(_slash, node.text)}"' + (f"~{node.slop}" if node.slop else "")
        case Wildcard():
            return "".join(part.value if isinstance(part, Gap) else _escaped(part) for part in node.parts)
        case Regex():
            return f"/{node.pattern}/"
        case Fuzzy():
            return f"{_escaped(node.text)}~{node.distance}"
        case Range():
            return _range(node)


def _clauses(node: Boolean, operator: Operator) -> str:
    occurs = [clause.occur for clause in node.clauses]
    written = [_whole(clause.node, operator) for clause in node.clauses]
    if operator == "OR":
        # OR keeps words apart and changes nothing
        return " OR ".join(_SIGNS[occur] + text for occur, text in zip(occurs, written, strict=True))
    signed = [
        ("-" if occur is Occur.PROHIBITED else "") + text for occur, text in zip(occurs, written, strict=True)
    ]
    joins = _joins(occurs)
    return " ".join([signed[0], *(f"{join} {text}" for join, text in zip(joins, signed[1:], strict=True))])


def _joins(occurs: list[Occur]) -> list[str]:
    """Return the operators between clauses that give them these parts when AND is the default.

    AND requires its left side, OR makes it optional; its right side keeps what it says only when it
    is the last. A blank leaves the left side as the operator before it wanted.
    """
    joins = ["OR" if occur is Occur.OPTIONAL else "AND" for occur in occurs[:-1]]
    last = occurs[-1]
    if last is Occur.PROHIBITED or not joins:
        return joins
    before = occurs[-2]
    if last is Occur.OPTIONAL:
        if before is Occur.REQUIRED:
            raise ValueError("under AND an optional clause cannot follow a required one at the end")
        joins[-1] = "OR"
    elif before is Occur.OPTIONAL:
        if len(joins) == 1 or occurs[-3] is Occur.REQUIRED:
            raise ValueError("under AND a single optional clause cannot come before the last")
        joins[-2:] = ["OR", ""]
    return joins


def _text(node: Text, operator: Operator) -> str:
    if node.all_words != (operator == "AND"):
        raise ValueError("the words of a text are joined by the default operator")
    if node.field is not None and len(node.text) > 1 and node.text[0] in "<>":
        raise ValueError("after a field this text would be a range")
    parts = node.text.split(" ")
    if len(parts) > 1 and all(parts):
        return f"({' '.join(_escaped(part) for part in parts)})"
    return _escaped(node.text)


def _escaped(text: str) -> str:
    return f"\\{text}" if text in _OPERATORS else _SPECIAL.sub(_slash, text)


def _slash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _range(node: Range) -> str:
    opening, closing = "[" if node.include_low else "{", "]" if node.include_high else "}"
    return f"{opening}{_bound(node.low)} TO {_bound(node.high)}{closing}"


def _bound(text: str | None) -> str:
    if text is None:
        return "*"
    return _IN_BOUND.sub(_slash, text) or '""'
