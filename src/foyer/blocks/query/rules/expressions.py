# SPDX-License-Identifier: EUPL-1.2
"""Regular expressions as values, and their text for other engines."""

from dataclasses import dataclass

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
