# SPDX-License-Identifier: EUPL-1.2
"""Texts of records as values; what is no JSON object was damaged by somebody."""

from typing import Any

import orjson


class DamagedRecordError(Exception):
    """What a record keeps is no JSON object."""


def record(text: str | bytes) -> dict[str, Any]:
    """Return what a record keeps.

    Raises:
        DamagedRecordError: it is no JSON object.
    """
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise DamagedRecordError from error
    if not isinstance(value, dict):
        raise DamagedRecordError
    return value
