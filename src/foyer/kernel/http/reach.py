# SPDX-License-Identifier: EUPL-1.2
"""Whether others can reach this installation: what is harmless on a machine of one's own is not there."""

from urllib.parse import urlsplit

from django.conf import settings

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_local() -> bool:
    """Say whether this installation is for its own machine only, by its public address."""
    return (urlsplit(settings.FOYER_PUBLIC_URL).hostname or "") in _LOCAL
