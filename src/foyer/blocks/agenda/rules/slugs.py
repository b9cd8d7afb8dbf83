# SPDX-License-Identifier: EUPL-1.2
"""Readable parts of addresses."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "’": "", "'": ""})
_REST = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return a name as the readable part of an address: 'Hôtel d'Hane' is 'hotel-dhane'; '-' for nothing."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _REST.sub("-", plain).strip("-")[:80].strip("-") or "-"
