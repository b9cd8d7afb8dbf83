# SPDX-License-Identifier: EUPL-1.2
"""What configuration grants to programs."""

import json
from typing import Any

from foyer.config.settings.environment import text

__all__ = ["FOYER_CLIENT_PERMISSIONS"]

_NAME = "FOYER_CLIENT_PERMISSIONS"
_FORM = '{"CLIENT@clients": {"permissions": ["KEY"], "constraint": "QUERY", "labels": ["NAME"]}}'


def client_permissions(given: str) -> dict[str, dict[str, Any]]:
    """Return by user id of a program its permissions, the constraint of those on items, and its labels.

    Raises:
        ValueError: the text is not JSON of this form.
    """
    try:
        read = json.loads(given)
    except ValueError as error:
        raise ValueError(f"{_NAME} must be JSON such as {_FORM}: {error}") from error
    if not isinstance(read, dict) or not all(map(_is_granted, read.items())):
        raise ValueError(f"{_NAME} must be such as {_FORM}")
    empty: dict[str, Any] = {"permissions": [], "constraint": "", "labels": []}
    return {client: {**empty, **granted} for client, granted in read.items()}


def _is_granted(entry: tuple[str, Any]) -> bool:
    client, granted = entry
    if not client.endswith("@clients") or not isinstance(granted, dict):
        return False
    return granted.keys() <= {"permissions", "constraint", "labels"} and (
        isinstance(granted.get("constraint", ""), str)
        and _is_texts(granted.get("permissions", []))
        and _is_texts(granted.get("labels", []))
    )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


# By `CLIENT@clients`; a program that is not named has what roles give it.
FOYER_CLIENT_PERMISSIONS = client_permissions(text("FOYER_CLIENT_PERMISSIONS", "{}"))
