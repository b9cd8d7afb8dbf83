# SPDX-License-Identifier: EUPL-1.2
"""What a database can keep: JSON in Unicode without the character NUL."""

from typing import Any

import orjson

_NUL = b"\\u0000"


def storable(document: Any) -> Any:
    """Return a JSON value without the character NUL, which no database keeps in a text and nobody means.

    Raises:
        TypeError: the value is no JSON, or holds half of a surrogate pair.
    """
    return _without_nul(document) if _NUL in orjson.dumps(document) else document


def _without_nul(value: Any) -> Any:
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    return value.replace("\x00", "") if isinstance(value, str) else value
