# SPDX-License-Identifier: EUPL-1.2
"""How one leaf of a query compares with the values of one field."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from rapidfuzz.distance import OSA

from foyer.blocks.query.rules.fields import Type
from foyer.blocks.query.rules.patterns import pattern
from foyer.blocks.query.rules.tree import Fuzzy, Phrase, Range, Regex, Text, Wildcard
from foyer.blocks.query.rules.values import INTERVAL_TYPES, Number, ValueLeaf, interval
from foyer.blocks.query.rules.words import words

Test = Callable[[Sequence[Any]], bool]

_SINGLE = INTERVAL_TYPES - {Type.DATE_RANGE, Type.INTEGER_RANGE, Type.DAY_RANGE}
MAX_PREFIX = 20


def comparison(node: ValueLeaf, type_: Type, now: datetime | None = None) -> Test:
    """Return the test on the values of a field of this type; any value that fits is enough.

    Raises QueryValueError when the type cannot have what the leaf asks, before any value is seen.
    """
    # Most leaves of most queries are a word in a field of exact values: asked first, and shortest.
    if isinstance(node, Text | Phrase):
        wanted = node.text
        if type_ is Type.KEYWORD:
            return lambda values: wanted in values
        if type_ is Type.EXACT:
            lower = wanted.lower()
            return lambda values: lower in [value.lower() for value in values]
    if type_ in INTERVAL_TYPES:
        return _interval_test(node, type_, now)
    if isinstance(node, Text | Phrase):
        return _words_test(node, type_) if isinstance(node, Text) else _phrase_test(node, type_)
    token_test = _token_test(node, type_)
    return lambda values: any(token_test(token) for value in values for token in _tokens(value, type_))


def _folded(value: str, type_: Type) -> str:
    return value if type_ is Type.KEYWORD else value.lower()


def _tokens(value: str, type_: Type) -> Sequence[str]:
    if type_ is Type.TEXT:
        return words(value)
    if type_ is Type.PREFIXES:
        return [word[:length] for word in words(value) for length in range(1, min(len(word), MAX_PREFIX) + 1)]
    return [_folded(value, type_)]


def _interval_test(node: ValueLeaf, type_: Type, now: datetime | None) -> Test:
    asked = interval(type_, node, now)
    if asked is None:
        return lambda _: False
    low, high = asked
    if type_ in _SINGLE:
        return lambda values: any(_overlap(low, high, value, value) for value in values)
    return lambda values: any(_overlap(low, high, first, last) for first, last in values)


def _overlap(low: Number | None, high: Number | None, first: Number | None, last: Number | None) -> bool:
    """Say whether two closed intervals share a value; None is an open side."""
    return (low is None or last is None or low <= last) and (high is None or first is None or first <= high)


def _words_test(node: Text, type_: Type) -> Test:
    wanted = frozenset(words(node.text))
    if not wanted:
        return lambda _: False

    def test(values: Sequence[Any]) -> bool:
        found = {token for value in values for token in _tokens(value, type_)}
        return wanted <= found if node.all_words else not wanted.isdisjoint(found)

    return test


def _phrase_test(node: Phrase, type_: Type) -> Test:
    wanted = words(node.text)
    if not wanted:
        return lambda _: False
    if type_ is Type.PREFIXES:
        # Beginnings stand side by side, whatever the slop.
        return lambda values: any(
            _near(wanted, words(value), 0, lambda word, start: word.startswith(start)) for value in values
        )
    if node.is_loose:
        return lambda values: frozenset(wanted) <= {token for value in values for token in words(value)}
    if node.slop:
        # An index lays the values of a field behind each other, with a place between them.
        return lambda values: _near(wanted, [word for one in values for word in (*words(one), "")], node.slop)
    return lambda values: any(_near(wanted, words(value), 0) for value in values)


def _near(
    wanted: list[str], found: list[str], slop: int, same: Callable[[str, str], bool] = str.__eq__
) -> bool:
    """Say whether the words occur, moved over at most `slop` places in all."""
    if slop == 0:
        length = len(wanted)
        return any(
            all(same(found[start + place], word) for place, word in enumerate(wanted))
            for start in range(len(found) - length + 1)
        )
    places = [[at for at, word in enumerate(found) if same(word, one)] for one in wanted]
    starts = {at - place for place, found_at in enumerate(places) for at in found_at}
    return any(_fit(wanted, places, start, slop) for start in starts)


def _fit(wanted: list[str], places: list[list[int]], start: int, slop: int) -> bool:
    """Say whether each word has a place of its own, at most `slop` behind its place from `start`.

    The windows of equal words lie in order, so taking the first free place is never wrong.
    """
    taken: dict[str, int] = {}
    for place, one in enumerate(wanted):
        first = max(start + place, taken.get(one, -1) + 1)
        at = next((at for at in places[place] if at >= first), None)
        if at is None or at > start + place + slop:
            return False
        taken[one] = at
    return True


def _token_test(node: Wildcard | Regex | Fuzzy | Range, type_: Type) -> Callable[[str], bool]:
    if isinstance(node, Wildcard | Regex):
        return pattern(node, type_).fits
    if isinstance(node, Fuzzy):
        wanted, most = _folded(node.text, type_), node.distance
        return lambda token: OSA.distance(wanted, token, score_cutoff=most) <= most
    low = None if node.low is None else _folded(node.low, type_)
    high = None if node.high is None else _folded(node.high, type_)
    return lambda token: (
        (low is None or token > low or (node.include_low and token == low))
        and (high is None or token < high or (node.include_high and token == high))
    )
