# SPDX-License-Identifier: EUPL-1.2
"""The values of typed fields: what a query writes, as a closed interval in the units of the index.

Both the evaluator and the compilers of search engines use this, so that they cannot disagree about
rounding, open sides or what is an error.
"""

import math
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from foyer.blocks.query.rules import dates
from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.fields import Type
from foyer.blocks.query.rules.tree import Fuzzy, Phrase, Range, Regex, Text, Wildcard
from foyer.kernel import clock

Number = int | float
Interval = tuple[Number | None, Number | None]
ValueLeaf = Text | Phrase | Range | Wildcard | Regex | Fuzzy

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_LARGEST = 2**63 - 1

INTERVAL_TYPES = frozenset(Type) - {Type.EXACT, Type.TEXT, Type.KEYWORD, Type.PREFIXES}


def interval(type_: Type, node: ValueLeaf, now: datetime | None = None) -> Interval | None:
    """Return the closed interval that a leaf asks of a field of this type.

    Units: integers as they are (HHMM for local times), decimals as floats of two digits, dates in
    epoch seconds, days as ordinals, booleans as 0 and 1. None on a side is open; None as a whole
    matches nothing. For types with single values they must lie in it, for range types overlap it.
    Raises QueryValueError for a value that the type cannot have, an inverted range, and for patterns
    on typed fields. `now` is the clock's by default.
    """
    now = now or clock.now()
    if isinstance(node, Range):
        return _between(type_, node, now)
    if isinstance(node, (Wildcard, Regex, Fuzzy)):
        raise QueryValueError(f"A {type_.value} field has no patterns")
    low = _value(type_, node.text, now, up=False)
    high = _value(type_, node.text, now, up=True)
    if type_ is Type.DECIMAL:
        cents = (low * 100).quantize(Decimal(1), ROUND_HALF_UP)
        return float(cents) / 100, float(cents) / 100
    if low != int(low):
        return None
    return int(low), int(high)


def _between(type_: Type, node: Range, now: datetime) -> Interval | None:
    """Return the interval of a range: bounds moved inwards to the next value that can occur."""
    # an excluded lower bound excludes all of its rounding unit, an included upper one includes it
    low = None if node.low is None else _value(type_, node.low, now, up=not node.include_low)
    high = None if node.high is None else _value(type_, node.high, now, up=node.include_high)
    if low is not None and high is not None and low > high:
        raise QueryValueError(f"The range begins after its end: {node.low} TO {node.high}")
    scale = 100 if type_ is Type.DECIMAL else 1
    first = last = None
    if low is not None:
        first = math.ceil(low * scale)
        first += not node.include_low and first == low * scale
    if high is not None:
        last = math.floor(high * scale)
        last -= not node.include_high and last == high * scale
    if first is not None and last is not None and first > last:
        return None
    if scale == 1:
        return first, last
    return (None if first is None else first / scale, None if last is None else last / scale)


def _value(type_: Type, text: str, now: datetime, *, up: bool) -> Decimal:
    """Return one value as written, before any rounding to the steps of the type."""
    if type_ in {Type.DATE, Type.DATE_RANGE}:
        return Decimal(dates.instant(text, now, up=up))
    if type_ is Type.DAY_RANGE:
        return Decimal(dates.day(text, now, up=up))
    if type_ is Type.BOOLEAN:
        if text not in {"true", "false"}:
            raise QueryValueError(f"Neither true nor false: {text}")
        return Decimal(text == "true")
    if not _NUMBER.fullmatch(text):
        raise QueryValueError(f"Not a number: {text}")
    number = Decimal(text)
    if abs(number) > _LARGEST or (number and number.adjusted() < -100):
        raise QueryValueError(f"Out of the range of numbers: {text}")
    return number
