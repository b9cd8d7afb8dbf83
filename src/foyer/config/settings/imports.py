# SPDX-License-Identifier: EUPL-1.2
"""What imports may fetch."""

from foyer.config.settings.environment import flag, text

__all__ = ["FOYER_IMPORT_MAX_BYTES", "FOYER_IMPORT_PRIVATE_ADDRESSES"]

# The largest file or answer that an import reads.
FOYER_IMPORT_MAX_BYTES = int(text("FOYER_IMPORT_MAX_BYTES", str(64 * 1024 * 1024)))

# An address typed by mistake, or moved by its owner, must not read services of the own network.
FOYER_IMPORT_PRIVATE_ADDRESSES = flag("FOYER_IMPORT_PRIVATE_ADDRESSES")
