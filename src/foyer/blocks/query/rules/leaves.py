# SPDX-License-Identifier: EUPL-1.2
"""What a single token asks: words, quotes, wildcards, regular expressions and ranges."""

from foyer.blocks.query.rules.errors import QuerySyntaxError
from foyer.blocks.query.rules.lexer import RANGE, Token, unescape
from foyer.blocks.query.rules.tree import (
    Everything,
    Exists,
    Fuzzy,
    Gap,
    Leaf,
    Phrase,
    Range,
    Regex,
    Text,
    Wildcard,
)

EXISTS = "_exists_"
_COMPARISONS = (">=", "<=", ">", "<")


def word(field: str | None, text: str, *, all_words: bool, boost: float, start: int, end: int) -> Leaf:
    """Return what a bare word (or run of words) asks, read without its escapes."""
    if field == EXISTS:
        return Exists(text, boost, start, end)
    if field is not None and text[0] in "<>":
        sign = next(sign for sign in _COMPARISONS if text.startswith(sign))
        if bound := text[len(sign) :]:
            inclusive = sign.endswith("=")
            low, high = (bound, None) if sign[0] == ">" else (None, bound)
            return Range(field, low, high, inclusive, inclusive, boost, start, end)
    return Text(field, text, all_words, boost, start, end)


def anything(field: str | None, boost: float, start: int, end: int) -> Leaf:
    """Return what a lone `*` asks: everything, or a value in the field."""
    if field in {None, "*", EXISTS}:
        return Everything(boost, start, end)
    return Exists(str(field), boost, start, end)


def fuzzy(field: str | None, token: Token, degree: Token, boost: float, end: int) -> Leaf:
    """Return a word that may be misspelt; without a number the distance grows with its length."""
    text = unescape(token.image, token.start)
    if not degree.image:
        distance = 0 if len(text) <= 2 else 1 if len(text) <= 5 else 2
    else:
        value = float(degree.image)
        if value >= 1 and not value.is_integer():
            raise QuerySyntaxError("An edit distance is a whole number", degree.start)
        distance = int(min(value if value >= 1 or value == 0 else round((1 - value) * len(text), 6), 2))
    return Fuzzy(field, text, distance, boost, token.start, end)


def quoted(field: str | None, token: Token, degree: Token | None, boost: float, end: int) -> Leaf:
    """Return a phrase, with the slop that the number after `~` gives."""
    text = unescape(token.image, token.start)
    if field == EXISTS:
        return Exists(text, boost, token.start, end)
    slop = int(min(float(degree.image), 1_000)) if degree and degree.image else 0
    return Phrase(field, text, slop, boost, token.start, end)


def wildcard(field: str | None, token: Token, boost: float, end: int) -> Leaf:
    """Return a pattern with its literal pieces unescaped."""
    parts: list[str | Gap] = []
    image, piece, position = token.image, 0, 0
    while position < len(image):
        character = image[position]
        if character in "*?":
            if piece < position:
                parts.append(unescape(image[piece:position], token.start + piece))
            parts.append(Gap(character))
            piece = position + 1
        position += 2 if character == "\\" else 1
    if piece < len(image):
        parts.append(unescape(image[piece:], token.start + piece))
    return Wildcard(field, tuple(parts), boost, token.start, end)


def regex(field: str | None, token: Token, boost: float, end: int) -> Leaf:
    """Return a regular expression as it was written."""
    return Regex(field, token.image, boost, token.start, end)


def between(field: str | None, token: Token, boost: float, end: int) -> Leaf:
    """Return a range; `*` leaves a side open, quotes around a bound are dropped."""
    match = RANGE.fullmatch(token.image)
    if match is None:
        raise QuerySyntaxError("A range is written [low TO high]", token.start)
    low, high = (_bound(match[side], token.start + match.start(side)) for side in ("low", "high"))
    return Range(field, low, high, match["opening"] == "[", match["closing"] == "]", boost, token.start, end)


def _bound(image: str, position: int) -> str | None:
    if image == "*":
        return None
    if len(image) > 1 and image[0] == image[-1] == '"':
        image = image[1:-1]
    return unescape(image, position)
