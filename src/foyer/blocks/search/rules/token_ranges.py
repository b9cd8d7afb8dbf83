# SPDX-License-Identifier: EUPL-1.2
"""A range of tokens (by code point) as a pattern, for engines that have no ranges of texts."""

from dataclasses import dataclass, field

_FIRST, _LAST = "\x00", "\U0010ffff"
_ANYTHING = r"[\s\S]*"


@dataclass
class _Ways:
    """Ways for a token to lie within bounds: `begun` ones go on with anything, `whole` ones end there."""

    begun: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)

    def after(self, text: str) -> "_Ways":
        """Return the same ways after a text."""
        before = escaped(text)
        return _Ways([before + way for way in self.begun], [before + way for way in self.whole])

    def add(self, other: "_Ways") -> None:
        self.begun += other.begun
        self.whole += other.whole

    def pattern(self) -> str | None:
        """Return one pattern. What may follow is written once: engines count every state of it."""
        options = [f"(?:{'|'.join(self.begun)}){_ANYTHING}"] if self.begun else []
        options += self.whole
        return f"(?:{'|'.join(options)})" if options else None


def pattern(
    low: str | None, high: str | None, *, include_low: bool, include_high: bool, longest: int = 100
) -> str | None:
    """Return a pattern for whole tokens between two bounds; None where there can be none.

    Bounds are compared up to `longest` characters, since the pattern grows with their square: of tokens
    that begin like a longer bound some may be found that lie just outside.
    """
    if low is not None and len(low) > longest:
        low, include_low = low[:longest], True
    cut = high is not None and len(high) > longest
    if high is not None:
        high = high[:longest]
    if high is None:
        return _ANYTHING if low is None else _above(low, include=include_low).pattern()
    if low is None:
        low, include_low = "", True
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    before, low, high = low[:same], low[same:], high[same:]
    if not high:
        if cut:
            return _above(low, include=include_low).after(before).pattern()
        return escaped(before) if not low and include_low and include_high else None
    if low and low[0] > high[0]:
        return None
    found = _below(high, include=include_high, cut=cut)
    if not low:
        if not include_low:
            found.whole.remove("")
    else:
        found = _above(low[1:], include=include_low).after(low[0])
        found.begun += _class(chr(ord(low[0]) + 1), chr(ord(high[0]) - 1))
        found.add(_below(high[1:], include=include_high, cut=cut).after(high[0]))
    return found.after(before).pattern()


def escaped(text: str) -> str:
    """Return a text as a pattern for itself."""
    return "".join(f"\\{one}" if one in r"\.+*?()|[]{}^$#&-~" else one for one in text)


def _above(bound: str, *, include: bool) -> _Ways:
    """Return the ways of not lying below a bound."""
    ways = [escaped(bound) + ("" if include else r"[\s\S]")]
    for place, character in enumerate(bound):
        if character != _LAST:
            before = escaped(bound[:place])
            ways += [before + one for one in _class(chr(ord(character) + 1), _LAST)]
    return _Ways(begun=ways)


def _below(bound: str, *, include: bool, cut: bool) -> _Ways:
    """Return the ways of not lying above a bound; what begins like one that was cut off is let through."""
    found = _Ways(whole=[escaped(bound)] if include else [], begun=[escaped(bound)] if cut else [])
    for place, character in enumerate(bound):
        before = escaped(bound[:place])
        found.whole.append(before)
        if character != _FIRST:
            found.begun += [before + one for one in _class(_FIRST, chr(ord(character) - 1))]
    return found


def _class(first: str, last: str) -> list[str]:
    """Return a class of characters; surrogates are none."""
    if "\ud800" <= first <= "\udfff":
        first = "\ue000"
    if "\ud800" <= last <= "\udfff":
        last = "\ud7ff"
    return [f"[{_shown(first)}-{_shown(last)}]"] if first <= last else []


def _shown(character: str) -> str:
    return f"\\x{{{ord(character):x}}}"
