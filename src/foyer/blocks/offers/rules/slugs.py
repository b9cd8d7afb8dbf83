# SPDX-License-Identifier: EUPL-1.2
"""Names as plain ASCII: for addresses, and for comparing."""

import unicodedata
from collections.abc import Mapping

_SPELLED_OUT = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "þ": "th",
    "ð": "d", "ł": "l", "đ": "d", "ı": "i", "€": "euro",
})  # fmt: skip


def slug(text: str, separator: str = "-") -> str:
    """Return a text in lower-case ASCII letters and digits, every other run one separator."""
    lower = text.lower()
    if not lower.isascii():
        spelled = unicodedata.normalize("NFC", lower).translate(_SPELLED_OUT)
        lower = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    parts = "".join(letter if letter.isalnum() else " " for letter in lower).split()
    return separator.join(parts)


def same_as(event_id: str, name: Mapping[str, str], main_language: str) -> list[str]:
    """Return the addresses by which the public agenda knows an event."""
    title = name.get("nl") or name.get(main_language, "")
    return [f"http://www.uitinvlaanderen.be/agenda/e/{slug(title)}/{event_id}"]
