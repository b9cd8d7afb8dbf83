# SPDX-License-Identifier: EUPL-1.2
"""The one form of an address in which articles are compared and shown."""

from hashlib import sha256
from urllib.parse import quote, unquote_to_bytes

RESERVED = ":/?#[]@!$&'()*+,;="


def normal(address: str) -> str:
    """Return an address decoded and encoded again; characters that structure an address stay as they are.

    Octets that are no text survive: they are never read as text in between.
    """
    return quote(unquote_to_bytes(address), safe=RESERVED)


def key(normal_address: str) -> str:
    """Return what stands for an address where its length must not matter."""
    return sha256(normal_address.encode()).hexdigest()
