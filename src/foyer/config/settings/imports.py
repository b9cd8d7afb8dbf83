# SPDX-License-Identifier: EUPL-1.2
"""What imports may fetch."""

from foyer.config.settings.environment import flag, text

__all__ = ["FOYER_IMPORT_MAX_BYTES", "FOYER_IMPORT_PRIVATE_ADDRESSES"]


def _bytes(given: str) -> int:
    if not given.isdecimal() or int(given) == 0:
        raise ValueError(f"FOYER_IMPORT_MAX_BYTES must be a number of bytes above zero, not {given!r}")
    return int(given)


# The largest file or answer that an import reads.
FOYER_IMPORT_MAX_BYTES = _bytes(text("FOYER_IMPORT_MAX_BYTES", str(64 * 1024 * 1024)))

# An address typed by mistake, or moved by its owner, must not read services of the own network.
FOYER_IMPORT_PRIVATE_ADDRESSES = flag("FOYER_IMPORT_PRIVATE_ADDRESSES")
