# SPDX-License-Identifier: EUPL-1.2
"""Identifiers: strings outside (mostly UUIDs, not always), integers inside."""

import re
import uuid

NIL = "00000000-0000-0000-0000-000000000000"

_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_NAMESPACE = uuid.UUID("6f1d3c2e-6a0b-5d53-9a0e-0f0e7a3f9c11")


def new() -> str:
    """Return a new random identifier (UUID, version 4)."""
    return str(uuid.uuid4())


def derived(*parts: str) -> str:
    """Return the identifier that always belongs to these parts (UUID, version 5)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def is_uuid(text: str) -> bool:
    """Say whether a text has the form of a UUID."""
    return _UUID.fullmatch(text) is not None
