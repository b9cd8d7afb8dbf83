# SPDX-License-Identifier: EUPL-1.2
"""The forms in which names and streets of places are compared, and how alike two of them are."""

import re
import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from rapidfuzz import fuzz

from foyer.blocks.offers.rules.duplicates import global_key, personal_key

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_STREET_ENDS = ((re.compile(r"\bstr\b"), "straat"), (re.compile(r"\bstw\b"), "steenweg"))


def name_key(text: str) -> str:
    """Return a name in the form in which places are compared: plain lower-case words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", plain.encode("ascii", "ignore").decode()).strip()


def street_key(text: str) -> str:
    """Return a street with its number in the form in which addresses are compared."""
    key = name_key(text)
    for pattern, full in _STREET_ENDS:
        key = pattern.sub(full, key)
    return key


def likeness(one: str, other: str) -> float:
    """Return how alike two keys are, from 0 to 1; the order and number of words count little."""
    if not one or not other:
        return 0.0
    return float(fuzz.token_set_ratio(one, other)) / 100


def duplicate_key(document: Mapping[str, Any], user_id: str | None) -> str:
    """Return what makes a place the same as another: its name and address in the main language.

    With a user id only places of that user are the same. The key is a hash of fixed length; a document
    without name or address in its main language has none.
    """
    main = document.get("mainLanguage")
    for texts in (document.get("name"), document.get("address")):
        if not (isinstance(texts, dict) and isinstance(main, str) and texts.get(main)):
            return ""
    try:
        key = global_key(document) if user_id is None else personal_key(document, user_id)
    except (AttributeError, TypeError):
        # A body of a form that its schema will refuse.
        return ""
    return sha256(key.encode("utf-8", "replace")).hexdigest()
