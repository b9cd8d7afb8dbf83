# SPDX-License-Identifier: EUPL-1.2
"""From text to tokens.

The token classes are those of the classic Lucene grammar: the longest match wins, and an operator
is one only when the word is nothing else. Inside the brackets of a range nearly every character is
ordinary, so a range is one token.
"""

import re
from typing import NamedTuple

from foyer.blocks.query.rules.errors import QuerySyntaxError

_BLANK = " \\t\\n\\r\\u3000"
_OPERATORS = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "NOT": "not"}
_SIGNS = {"!": "not", "+": "plus", "-": "minus", "(": "open", ")": "close", ":": "colon"}


class Token(NamedTuple):
    """A piece of the text: its class, what was written (without quotes, `^` or slashes), where it is."""

    kind: str
    image: str
    start: int
    end: int


def _tokens(colon: str) -> re.Pattern[str]:
    """Return the pattern of all tokens; `colon` is ":" when a colon parts words, else empty."""
    excluded = rf"{_BLANK}!()\^\[\]\"{{}}~\\/{colon}"
    return re.compile(
        rf"(?P<blank>[{_BLANK}]+)"
        rf"|(?P<word>(?:\\[\s\S]|[^{excluded}+\-])(?:\\[\s\S]|[^{excluded}])*)"
        rf"|(?P<bare>[-+!])(?=[{_BLANK}])"
        r"|(?P<sign>[-+!():])"
        rf"|\^[{_BLANK}]*(?P<boost>[0-9]+(?:\.[0-9]+)?)"
        r'|"(?P<quoted>(?:[^"\\]|\\[\s\S])*)"'
        r"|~(?P<fuzzy>(?:[0-9]+(?:\.[0-9]+)?)?)"
        r"|/(?P<regex>(?:\\/|[^/])*)/"
        r"|(?P<range>[\[{])"
    )


_WITH_FIELDS, _WITHOUT_FIELDS = _tokens(":"), _tokens("")

_BOUND = rf"\"(?:[^\"\\]|\\[\s\S])+\"(?=[{_BLANK}\]}}])|(?:\\[\s\S]|[^{_BLANK}\]}}\\])+"
RANGE = re.compile(
    rf"(?P<opening>[\[{{])[{_BLANK}]*(?P<low>{_BOUND})[{_BLANK}]+TO[{_BLANK}]+(?P<high>{_BOUND})[{_BLANK}]*(?P<closing>[\]}}])"
)
_WILDCARD = re.compile(r"(?:\\[\s\S]|[^\\*?])*[*?]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([\s\S])")


def tokenize(text: str, *, fields: bool = True) -> list[Token]:
    """Return the tokens of a text; without `fields` a colon is an ordinary character.

    Kinds: term, wild, star, bare (a lone sign), quoted, regex, range, boost, fuzzy, and, or, not,
    plus, minus, open, close, colon.
    """
    match_token = (_WITH_FIELDS if fields else _WITHOUT_FIELDS).match
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = match_token(text, position)
        if match is None:
            raise QuerySyntaxError(_complaint(text[position]), position)
        kind = match.lastgroup or ""
        end = match.end()
        if kind == "word":
            image = match[0]
            found.append(Token(_kind_of_word(image), image, position, end))
        elif kind == "sign":
            found.append(Token(_SIGNS[match[0]], match[0], position, end))
        elif kind == "range":
            end = _end_of_range(text, position)
            found.append(Token("range", text[position:end], position, end))
        elif kind != "blank":
            found.append(Token(kind, match[kind], position, end))
        position = end
    return found


def _kind_of_word(image: str) -> str:
    if ("*" in image or "?" in image) and _WILDCARD.match(image):
        return "star" if image == "*" else "wild"
    return _OPERATORS.get(image, "term")


def _end_of_range(text: str, position: int) -> int:
    match = RANGE.match(text, position)
    if match is None:
        raise QuerySyntaxError("A range is written [low TO high]", position)
    return match.end()


def _complaint(character: str) -> str:
    return {
        '"': "The quotes are not closed",
        "/": "The regular expression is not closed by a second slash",
        "\\": "A backslash needs a character after it",
        "^": "A boost needs a number",
    }.get(character, f"Unexpected {character}")


def unescape(image: str, position: int) -> str:
    r"""Return what an image stands for: `\x` is x, `\uXXXX` a code unit."""
    if "\\" not in image:
        return image

    def plain(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2] == "u":
            raise QuerySyntaxError("\\u needs four hexadecimal digits", position + match.start())
        return match[2]

    return scalar(_ESCAPE.sub(plain, image))


def scalar(text: str) -> str:
    """Return the text with pairs of surrogates joined and lone ones replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
