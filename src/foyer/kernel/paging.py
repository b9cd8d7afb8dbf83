# SPDX-License-Identifier: EUPL-1.2
"""Paging of lists: by start and limit where people leaf, by a cursor where programs read everything."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson

from foyer.kernel.problems import OWN, Problem


@dataclass(frozen=True)
class Window:
    """Which part of a list is asked for."""

    start: int
    limit: int

    def document(self, members: Sequence[Any], total: int, address: str, query: Mapping[str, Any]) -> Any:
        """Return the JSON document of this part, with the address of the next one while there is one.

        `query` are the parameters of the request; its start and limit are replaced.
        """
        shown: dict[str, Any] = {"totalItems": total, "start": self.start, "limit": self.limit}
        if self.start + len(members) < total and members:
            following = {**query, "start": self.start + len(members), "limit": self.limit}
            shown["next"] = f"{address}?{urlencode(following, doseq=True)}"
        shown["member"] = list(members)
        return shown


def window(values: Mapping[str, Any], default: int = 30) -> Window:
    """Return the window of checked parameters `start` and `limit`."""
    return Window(values.get("start", 0), values.get("limit", default))


def cursor_text(*position: int | str) -> str:
    """Return a place in an order as an opaque text for clients."""
    return base64.urlsafe_b64encode(orjson.dumps(position)).decode("ascii").rstrip("=")


def cursor_position(text: str, *kinds: type) -> tuple[Any, ...]:
    """Return the place that a client sent back.

    Raises:
        Problem: 400, it is not a text that we gave.
    """
    try:
        position = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
    except (binascii.Error, ValueError):
        position = None
    fits = isinstance(position, list) and [type(part) for part in position] == list(kinds)
    if not fits:
        raise Problem(
            OWN + "invalid-cursor",
            "Invalid cursor",
            400,
            "Send the cursor exactly as the previous answer gave it, or none to begin at the beginning.",
        )
    return tuple(position)
