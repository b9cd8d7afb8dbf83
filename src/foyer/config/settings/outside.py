# SPDX-License-Identifier: EUPL-1.2
"""What the server may fetch although it lies inside."""

from foyer.config.settings.environment import pairs

__all__ = ["FOYER_FETCH_ALLOW"]

# Hosts inside the network that files may be fetched from, each with the address where it really is.
FOYER_FETCH_ALLOW = {host.lower(): target for host, target in pairs("FOYER_FETCH_ALLOW").items()}
