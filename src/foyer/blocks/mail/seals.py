# SPDX-License-Identifier: EUPL-1.2
"""The links by which people come to their preferences without an account: an address, sealed.

A seal is made with the secret of this installation: nobody else can make one, and nobody reads from it whose
it is, so that nothing about a person need be kept for it to work, and for as long as the letter lies around.
"""

import base64
from dataclasses import dataclass
from functools import lru_cache

import orjson
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@dataclass(frozen=True)
class Sealed:
    """Whose preferences, and the kind of letter in which the link was."""

    address: str
    kind: str


def seal(address: str, kind: str) -> str:
    """Return the sealed form, in letters that an address of the web takes as they are."""
    return _box(settings.SECRET_KEY).encrypt(orjson.dumps([address, kind])).decode().rstrip("=")


def opened(text: str) -> Sealed | None:
    """Return what was sealed, or None where this installation did not seal it."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        boxes = [_box(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
        address, kind = orjson.loads(MultiFernet(boxes).decrypt(padded))
    except (InvalidToken, ValueError):
        return None
    return Sealed(address, kind)


@lru_cache(maxsize=4)
def _box(secret: str) -> Fernet:
    derive = HKDF(hashes.SHA256(), length=32, salt=None, info=b"foyer mail preferences")
    return Fernet(base64.urlsafe_b64encode(derive.derive(secret.encode())))
