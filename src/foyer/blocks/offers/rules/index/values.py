# SPDX-License-Identifier: EUPL-1.2
"""Values of an index document."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from foyer.blocks.offers.rules.moments import read

IndexDocument = dict[str, list[Any]]
Json = Mapping[str, Any]


def moment(text: str | None) -> datetime | None:
    """Return a moment; None for what is absent or cannot be read, which an index leaves out."""
    if not text:
        return None
    try:
        return read(text)
    except ValueError:
        return None
