# SPDX-License-Identifier: EUPL-1.2
"""Regular expressions as values: matching by partial derivatives, and their text for other engines.

A state is what must still follow. `advance` gives the states after one character; their number is
bounded by the size of the expression (Antimirov, 1996), so matching cannot explode.
"""

from dataclasses import dataclass
from functools import lru_cache

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of ranges of code points."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Cat:
    """One after the other; none at all is the empty text."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    options: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """At least `low` times, at most `high` (None: any number)."""

    inner: "Expression"
    low: int
    high: int | None


Expression = Chars | Cat | Either | Repeat
EMPTY = Cat(())
ANY = Chars(((0, 0x10FFFF),))


def nullable(expression: Expression) -> bool:
    """Say whether the empty text matches."""
    match expression:
        case Chars():
            return False
        case Cat(parts):
            return all(nullable(part) for part in parts)
        case Either(options):
            return any(nullable(option) for option in options)
        case Repeat(inner, low, _):
            return low == 0 or nullable(inner)


@lru_cache(maxsize=8_192)
def advance(expression: Expression, code: int) -> frozenset[Expression]:
    """Return what must still follow after a character, as alternatives."""
    match expression:
        case Chars(ranges):
            return frozenset({EMPTY}) if any(first <= code <= last for first, last in ranges) else frozenset()
        case Either(options):
            return frozenset(after for option in options for after in advance(option, code))
        case Cat(parts):
            return _advance_sequence(parts, code)
        case Repeat(inner, low, high):
            if high == 0:
                return frozenset()
            rest = Repeat(inner, max(low - 1, 0), None if high is None else high - 1)
            return frozenset(_then(after, (rest,)) for after in advance(inner, code))


def fits(expression: Expression, token: str) -> bool:
    """Say whether a whole token matches."""
    states = frozenset({expression})
    for character in token:
        states = frozenset(after for state in states for after in advance(state, ord(character)))
        if not states:
            return False
    return any(nullable(state) for state in states)


def _advance_sequence(parts: tuple[Expression, ...], code: int) -> frozenset[Expression]:
    found: set[Expression] = set()
    for place, part in enumerate(parts):
        found.update(_then(after, parts[place + 1 :]) for after in advance(part, code))
        if not nullable(part):
            break
    return frozenset(found)


def _then(first: Expression, rest: tuple[Expression, ...]) -> Expression:
    """Return a sequence in its one flat form, so that equal states are recognised."""
    parts = (*(first.parts if isinstance(first, Cat) else (first,)), *rest)
    return parts[0] if len(parts) == 1 else Cat(parts)


def source(expression: Expression) -> str:
    """Return the expression in the common syntax of Perl, Python and Rust, without anchors."""
    match expression:
        case Chars(()):
            return r"[^\s\S]"
        case Chars(ranges):
            if expression == ANY:
                return r"[\s\S]"
            if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
                return _escaped(ranges[0][0])
            return f"[{''.join(_characters(first, last) for first, last in ranges)}]"
        case Cat(parts):
            return "".join(source(part) for part in parts) or "(?:)"
        case Either(options):
            return f"(?:{'|'.join(source(option) for option in options)})"
        case Repeat(inner, low, high):
            return f"(?:{source(inner)}){_count(low, high)}"


def _characters(first: int, last: int) -> str:
    # the surrogates between are no characters, and engines refuse them
    if first <= 0xD7FF and last >= 0xE000:
        return _characters(first, 0xD7FF) + _characters(0xE000, last)
    return _escaped(first) if first == last else f"{_escaped(first)}-{_escaped(last)}"


def _escaped(code: int) -> str:
    # some engines refuse a backslash before anything that needs none
    character = chr(code)
    return f"\\{character}" if character in r"\.+*?()|[]{}^$#&-~" else character


def _count(low: int, high: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    upper = "" if high is None else high
    return short.get((low, high)) or f"{{{low},{upper}}}"
