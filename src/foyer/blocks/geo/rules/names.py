# SPDX-License-Identifier: EUPL-1.2
"""Place names as people type them: compared without case, accents, hyphens and kinds of saint."""

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_SAINTS = {"st": "sint", "saint": "sint", "ste": "sinte", "sainte": "sinte", "sankt": "sint"}


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return lower-case letters and digits without accents, words separated by one space."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _SEPARATORS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Return the key under which a name is compared: folded, with one spelling of 'saint'."""
    return " ".join(_SAINTS.get(word, word) for word in fold(text).split())


@lru_cache(maxsize=20_000)
def postal_code_key(text: str) -> str:
    """Return a postal code without blanks and without a country before it ('B-9000' → '9000')."""
    return re.sub(r"^BE?(?=\d)", "", re.sub(r"[\s.-]+", "", text.upper()))
