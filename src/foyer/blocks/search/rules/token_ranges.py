# SPDX-License-Identifier: EUPL-1.2
"""A range of tokens (by code point) as a pattern, for engines that have no ranges of texts."""

_FIRST, _LAST = "\x00", "\U0010ffff"
_ANYTHING = r"[\s\S]*"
LONGEST = 100
"""Bounds are compared up to so many characters: the pattern grows with their square."""


def pattern(low: str | None, high: str | None, *, include_low: bool, include_high: bool) -> str | None:
    """Return a pattern for whole tokens between two bounds; None where there can be none."""
    if low is not None and len(low) > LONGEST:
        low, include_low = low[:LONGEST], True
    if high is not None and len(high) > LONGEST:
        high, include_high = high[:LONGEST], False
    if high is None:
        return _ANYTHING if low is None else _either(_above(low, include=include_low))
    if low is None:
        low, include_low = "", True
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    before, low, high = low[:same], low[same:], high[same:]
    if not high:
        return escaped(before) if not low and include_low and include_high else None
    if low and low[0] > high[0]:
        return None
    below = [part for part in _below(high, include=include_high) if part]
    if not low:
        options = below + ([""] if include_low else [])
    else:
        options = [escaped(low[0]) + part for part in _above(low[1:], include=include_low)]
        options += _class(chr(ord(low[0]) + 1), chr(ord(high[0]) - 1))
        options += [escaped(high[0]) + part for part in _below(high[1:], include=include_high)]
    return escaped(before) + _either(options) if options else None


def escaped(text: str) -> str:
    """Return a text as a pattern for itself."""
    return "".join(f"\\{one}" if one in r"\.+*?()|[]{}^$#&-~" else one for one in text)


def _either(options: list[str]) -> str:
    return f"(?:{'|'.join(options)})"


def _above(bound: str, *, include: bool) -> list[str]:
    """Return the ways of not lying below a bound."""
    ways = [escaped(bound) + (_ANYTHING if include else r"[\s\S]+")]
    for place, character in enumerate(bound):
        if character != _LAST:
            ways += [escaped(bound[:place]) + one for one in _class(chr(ord(character) + 1), _LAST)]
    return ways


def _below(bound: str, *, include: bool) -> list[str]:
    """Return the ways of not lying above a bound."""
    ways = [escaped(bound)] if include else []
    for place, character in enumerate(bound):
        ways.append(escaped(bound[:place]))
        if character != _FIRST:
            ways += [escaped(bound[:place]) + one for one in _class(_FIRST, chr(ord(character) - 1))]
    return ways


def _class(first: str, last: str) -> list[str]:
    """Return a class of characters, followed by anything; surrogates are no characters."""
    if "\ud800" <= first <= "\udfff":
        first = "\ue000"
    if "\ud800" <= last <= "\udfff":
        last = "\ud7ff"
    return [f"[{_shown(first)}-{_shown(last)}]{_ANYTHING}"] if first <= last else []


def _shown(character: str) -> str:
    return f"\\x{{{ord(character):x}}}"
