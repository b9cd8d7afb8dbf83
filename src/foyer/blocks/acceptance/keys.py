# SPDX-License-Identifier: EUPL-1.2
"""The key pair of the test issuer, on disk: the private half for the issuer, the public one for the APIs."""

import contextlib
import os
from pathlib import Path

from joserfc.jwk import RSAKey

from foyer.blocks.acceptance.rules.environment import PUBLIC_KEY

_PRIVATE = "issuer.pem"


def make_key(folder: Path) -> None:
    """Make the pair where there is none: mode 600, never written over."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / _PRIVATE
    if not path.exists():
        made = RSAKey.generate_key(2048, private=True).as_pem(private=True)
        with contextlib.suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(made)
    (folder / PUBLIC_KEY).write_bytes(private_key(folder).as_pem(private=False))


def private_key(folder: Path) -> RSAKey:
    """Return the key with which the issuer signs.

    Raises:
        FileNotFoundError: none was made.
    """
    return RSAKey.import_key((folder / _PRIVATE).read_bytes())
