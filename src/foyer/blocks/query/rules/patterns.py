# SPDX-License-Identifier: EUPL-1.2
"""Wildcards and regular expressions as one thing: an expression over a whole token."""

from functools import lru_cache

from foyer.blocks.query.rules.automaton import Automaton, automaton
from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.expressions import ANY, Cat, Chars, Expression, Repeat, source
from foyer.blocks.query.rules.fields import Type
from foyer.blocks.query.rules.regular_expressions import expression
from foyer.blocks.query.rules.tree import Gap, Regex, Wildcard

_GAPS: dict[Gap, Expression] = {Gap.MANY: Repeat(ANY, 0, None), Gap.ONE: ANY}


def pattern(node: Wildcard | Regex, type_: Type) -> Automaton:
    """Return the automaton for the tokens of such a field.

    Raises QueryValueError when the pattern is no regular expression, or too large.
    """
    return automaton(_expression(node, type_))


def _expression(node: Wildcard | Regex, type_: Type) -> Expression:
    """Return the expression that a token must match: lower-cased, except for keywords."""
    lower = type_ is not Type.KEYWORD
    if isinstance(node, Regex):
        return expression(node.pattern, lower=lower)
    parts: list[Expression] = []
    for part in node.parts:
        if isinstance(part, Gap):
            parts.append(_GAPS[part])
        else:
            parts.extend(Chars(((ord(one), ord(one)),)) for one in (part.lower() if lower else part))
    return Cat(tuple(parts))


def pattern_states(node: Wildcard | Regex) -> int:
    """Return how many states a pattern has: what an engine needs to follow it grows with their square.

    0 for what is no regular expression, or too large: that is refused when it is read for a field.
    """
    try:
        return pattern(node, Type.TEXT).states
    except QueryValueError:
        return 0


@lru_cache(maxsize=256)
def table_states(node: Wildcard | Regex) -> int:
    """Return how many states the table has that an engine makes of a pattern; 0 as for `pattern_states`."""
    try:
        return pattern(node, Type.TEXT).table_states()
    except QueryValueError:
        return 0


def pattern_source(node: Wildcard | Regex, type_: Type) -> str:
    """Return the pattern in the common syntax of Perl, Python and Rust, for engines; no anchors.

    Raises QueryValueError when the pattern is no regular expression, or too large.
    """
    found = _expression(node, type_)
    automaton(found)  # what the evaluator refuses is refused for all engines
    return source(found)
