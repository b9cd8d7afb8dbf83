# SPDX-License-Identifier: EUPL-1.2
"""Texts that people enter: a map from language to text, with a fallback for those who read another."""

from collections.abc import Mapping

LANGUAGES = ("nl", "fr", "de", "en")
FALLBACK = ("nl", "en", "fr", "de")


def pick(texts: Mapping[str, str], language: str, main: str = "nl") -> tuple[str, str]:
    """Return the text for a reader and the language that it is in.

    Order: the reader's language, the main language of the item, then nl, en, fr, de, then
    whatever there is. No text at all gives an empty text in the reader's language.
    """
    for candidate in (language, main, *FALLBACK):
        if text := texts.get(candidate):
            return text, candidate
    for candidate, text in texts.items():
        if text:
            return text, candidate
    return "", language
