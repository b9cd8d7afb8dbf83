# SPDX-License-Identifier: EUPL-1.2
"""What this installation is called, where it answers, and the engines beside it."""

from foyer.config.settings.environment import HOME, flag, text, words

__all__ = [
    "FOYER_API_HOSTS",
    "FOYER_HOME",
    "FOYER_PUBLIC_URL",
    "FOYER_SEARCH_PATH",
    "FOYER_STRICT_COMPATIBILITY",
    "FOYER_TRUSTED_ISSUERS",
]

FOYER_HOME = HOME
FOYER_PUBLIC_URL = text("FOYER_PUBLIC_URL", "http://localhost:8000").rstrip("/")
FOYER_SEARCH_PATH = HOME / "search"
FOYER_STRICT_COMPATIBILITY = flag("FOYER_STRICT_COMPATIBILITY")
FOYER_TRUSTED_ISSUERS = words("FOYER_TRUSTED_ISSUERS")
FOYER_API_HOSTS = dict(pair.split("=", 1) for pair in words("FOYER_API_HOSTS"))
