# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a body: a pointer and a text, both wire constants of the contract."""

from typing import NamedTuple


class SchemaError(NamedTuple):
    """One fault: where in the body (RFC 6901, but the root is written `/`), and what."""

    pointer: str
    text: str


MOST = 100
"""At most so many faults are collected."""


def escape(token: str) -> str:
    """Return a property name as it stands in a pointer."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token
