# SPDX-License-Identifier: EUPL-1.2
"""Values of an index document."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules.moments import epoch

IndexDocument = dict[str, list[Any]]
Json = Mapping[str, Any]


def instant(text: str | None) -> int | None:
    """Return a moment in seconds since 1970; None for what is absent or cannot be read, which an index
    leaves out.
    """
    if not text:
        return None
    try:
        return epoch(text)
    except ValueError:
        return None
