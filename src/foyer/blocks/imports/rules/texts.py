# SPDX-License-Identifier: EUPL-1.2
"""Texts: folded for comparing, and cleaned step by step."""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import is_normalized

_BLANKS = re.compile(r"[^\S\n]+")
_ALL_BLANKS = re.compile(r"\s+")
_TAGS = re.compile(r"<(?:[a-zA-Z/!][^<>]*)>")
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_GARBLED = re.compile(
    r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”¦˜¢]|Â[\u00a0-\u00bf]"
)


@dataclass(frozen=True)
class Step:
    """One step of cleaning: its name, and what it works with."""

    name: str
    pattern: re.Pattern[str] | None = None
    text: str = ""
    number: int = 0


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text for comparing: lower case, no accents, single blanks, straight quotes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _ALL_BLANKS.sub(" ", bare.casefold()).strip()


def tidy(text: str, *, lines: bool = False) -> str:
    """Return a text without control characters and superfluous blanks; with its lines, or on one."""
    if text.isprintable() and "  " not in text and text == text.strip() and is_normalized("NFC", text):
        return text  # as nearly all are: a printable text has no line breaks, tabs or odd blanks
    text = _CONTROLS.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    if not lines:
        return _ALL_BLANKS.sub(" ", text).strip()
    trimmed = "\n".join(line.strip() for line in _BLANKS.sub(" ", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", trimmed).strip()


def is_garbled(text: str) -> bool:
    """Say whether a text looks like UTF-8 that was once read as Windows-1252."""
    return not text.isascii() and _GARBLED.search(text) is not None


def ungarbled(text: str) -> str:
    """Return such a text decoded once more; as it is where that is impossible."""
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return text
            raw.append(ord(letter))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return text


def without_html(text: str) -> str:
    """Return the text of a piece of HTML, paragraphs and breaks as lines."""
    return html.unescape(_TAGS.sub("", _BREAKS.sub("\n", text)))


def unshouted(text: str) -> str:
    """Return a text that is all in capitals with only its first letter as one; others as they are."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 4 or not all(letter.isupper() for letter in letters):
        return text
    return text[:1] + text[1:].lower() if text[:1].isalpha() else text.lower()


def capitalised(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, ended at a word with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = head.rfind(" ")
    return (head[:at] if at > limit // 2 else head).rstrip(" ,;:.-") + "…"


def apply(steps: tuple[Step, ...], text: str) -> str:
    """Return a text after all steps of cleaning."""
    for step in steps:
        text = _apply_one(step, text)
    return text


_WHOLE_TEXT: dict[str, Callable[[str], str]] = {
    "html": without_html,
    "unshout": unshouted,
    "lower": str.lower,
    "upper": str.upper,
    "capital": capitalised,
}


def _apply_one(step: Step, text: str) -> str:
    if step.name in _WHOLE_TEXT:
        return _WHOLE_TEXT[step.name](text)
    if step.name == "before":
        return text.partition(step.text)[0]
    if step.name == "after":
        return text.partition(step.text)[2] if step.text in text else text
    if step.name == "cut":
        return cut(text, step.number)
    return _apply_pattern(step, text)


def _apply_pattern(step: Step, text: str) -> str:
    if step.pattern is None:
        return text
    if step.name == "keep":
        found = step.pattern.search(text)
        return "" if found is None else next((group for group in found.groups() if group), found.group())
    return step.pattern.sub(step.text, text)
