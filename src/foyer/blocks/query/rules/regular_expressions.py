# SPDX-License-Identifier: EUPL-1.2
"""The regular expressions of the query language, which are Lucene's, always on a whole token.

`.` `[a-z]` `[^x]` `( | )` `? * + {2,3}` `\\d \\w \\s` as usual; `"..."` is literal, `@` any text, `#`
nothing at all, `<1-31>` a number between two. Intersection (`&`) and complement (`~`) are refused: no
engine that we compile to has them.
"""

import re
from functools import lru_cache

from foyer.blocks.query.rules.errors import QueryValueError
from foyer.blocks.query.rules.expressions import (
    ANY,
    EMPTY,
    Cat,
    Chars,
    Either,
    Expression,
    Repeat,
)

MAX_PATTERN = 1_000
MAX_REPEATS = 256
MAX_DEPTH = 20
_LAST = 0x10FFFF
_CLASSES = {
    "d": ((48, 57),),
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "s": ((9, 10), (13, 13), (32, 32)),
}
_COUNTS = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\}")
_NUMBERS = re.compile(r"<([0-9]{1,6})-([0-9]{1,6})>")


class _Reader:
    """Recursive descent over one pattern."""

    def __init__(self, pattern: str, *, lower: bool) -> None:
        self._pattern = pattern
        self._lower = lower
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if not self._pattern:
            return EMPTY
        expression = self._either()
        if self._at < len(self._pattern):
            raise self._error("a closing bracket without its opening")
        return expression

    def _error(self, what: str) -> QueryValueError:
        return QueryValueError(f"Not a regular expression, {what}: {self._pattern}")

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise self._error("it ends too early")
        self._at += 1
        return character

    def _literal(self, character: str) -> Expression:
        folded = character.lower() if self._lower else character
        return (
            Cat(tuple(Chars(((ord(one), ord(one)),)) for one in folded))
            if len(folded) != 1
            else Chars(((ord(folded), ord(folded)),))
        )

    def _either(self) -> Expression:
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _sequence(self) -> Expression:
        parts: list[Expression] = []
        while (character := self._peek()) and character not in "|)":
            if character in "&~":
                raise self._error("& and ~ are not supported")
            parts.append(self._repeated())
        if not parts:
            raise self._error("nothing where something is needed")
        return parts[0] if len(parts) == 1 else Cat(tuple(parts))

    def _repeated(self) -> Expression:
        expression = self._single()
        repetitions = 0
        while (character := self._peek()) and character in "?*+{":
            repetitions += 1
            if repetitions > 2:
                raise self._error("repetitions of repetitions")
            if character == "{":
                expression = self._counted(expression)
                continue
            self._at += 1
            expression = Repeat(expression, int(character == "+"), 1 if character == "?" else None)
        return expression

    def _counted(self, expression: Expression) -> Expression:
        match = _COUNTS.match(self._pattern, self._at)
        if match is None:
            raise self._error("a count is written {2}, {2,} or {2,3}")
        self._at = match.end()
        low = int(match[1])
        high = low if not match[2] else int(match[3]) if match[3] else None
        if max(low, high or 0) > MAX_REPEATS or (high is not None and high < low):
            raise self._error("an impossible count")
        return Repeat(expression, low, high)

    def _single(self) -> Expression:
        character = self._take()
        if character == "(":
            return self._bracketed()
        if character == "[":
            return self._characters()
        if character == '"':
            end = self._pattern.find('"', self._at)
            if end < 0:
                raise self._error("the quotes are not closed")
            literal, self._at = self._pattern[self._at : end], end + 1
            return Cat(tuple(self._literal(one) for one in literal))
        if character == "<":
            return self._numbers()
        if character == "\\":
            return self._escaped(self._take())
        if character in "?*+{":
            raise self._error("nothing to repeat")
        special: dict[str, Expression] = {".": ANY, "@": Repeat(ANY, 0, None), "#": Chars(())}
        return special.get(character) or self._literal(character)

    def _bracketed(self) -> Expression:
        if self._peek() == ")":
            self._at += 1
            return EMPTY
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(f"brackets go at most {MAX_DEPTH} deep")
        expression = self._either()
        if self._peek() != ")":
            raise self._error("a bracket is not closed")
        self._at += 1
        self._depth -= 1
        return expression

    def _escaped(self, character: str) -> Expression:
        if character.lower() in _CLASSES:
            ranges = _CLASSES[character.lower()]
            return Chars(ranges) if character.islower() else Chars(_others(ranges))
        return self._literal(character)

    def _characters(self) -> Expression:
        negated = self._peek() == "^"
        self._at += negated
        ranges: list[tuple[int, int]] = []
        while True:
            character = self._take()
            if character == "]" and ranges:
                break
            if character == "\\":
                character = self._take()
                if character in _CLASSES:
                    ranges.extend(_CLASSES[character])
                    continue
            last = character
            if self._peek() == "-" and self._pattern[self._at + 1 : self._at + 2] not in {"]", ""}:
                self._at += 1
                last = self._take()
                last = self._take() if last == "\\" else last
            if last < character:
                raise self._error("a range of characters begins after its end")
            ranges.extend(self._folded(ord(character), ord(last)))
        found = tuple(sorted(ranges))
        return Chars(_others(found)) if negated else Chars(found)

    def _folded(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return a range as tokens have it: upper case occurs in none that are lower-cased."""
        if not self._lower:
            return [(first, last)]
        ends = chr(first).lower(), chr(last).lower()
        if len(ends[0]) == len(ends[1]) == 1 and ends[0] <= ends[1]:
            return [(ord(ends[0]), ord(ends[1]))]
        return [(first, last)]

    def _numbers(self) -> Expression:
        match = _NUMBERS.match(self._pattern, self._at - 1)
        if match is None or int(match[1]) > int(match[2]) or int(match[2]) - int(match[1]) > MAX_PATTERN:
            raise self._error("numbers are written <1-31>")
        self._at = match.end()
        width = len(match[1]) if len(match[1]) == len(match[2]) else 0
        return Either(
            tuple(
                Cat(tuple(self._literal(digit) for digit in str(number).zfill(width)))
                for number in range(int(match[1]), int(match[2]) + 1)
            )
        )


def _others(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the code points outside sorted ranges."""
    found, next_ = [], 0
    for first, last in ranges:
        if first > next_:
            found.append((next_, first - 1))
        next_ = max(next_, last + 1)
    if next_ <= _LAST:
        found.append((next_, _LAST))
    return tuple(found)


@lru_cache(maxsize=256)
def expression(pattern: str, *, lower: bool) -> Expression:
    """Return the parsed pattern; with `lower` for fields whose tokens are lower-cased.

    Raises QueryValueError for what is no regular expression, too long, or not supported.
    """
    if len(pattern) > MAX_PATTERN:
        raise QueryValueError(f"A regular expression has at most {MAX_PATTERN} characters")
    return _Reader(pattern, lower=lower).whole()
