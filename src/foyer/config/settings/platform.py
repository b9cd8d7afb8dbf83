# SPDX-License-Identifier: EUPL-1.2
"""What this installation is called, where it answers, and the engines beside it."""

import re

from foyer.config.apis import APIS
from foyer.config.settings.environment import HOME, address, flag, last_address, pairs, text, words

__all__ = [
    "FOYER_APIS",
    "FOYER_API_HOSTS",
    "FOYER_BARE_JOB_STATES",
    "FOYER_HOME",
    "FOYER_METRICS_TOKEN",
    "FOYER_PUBLIC_URL",
    "FOYER_SEARCH_PATH",
    "FOYER_SECURITY_CONTACT",
    "FOYER_STRICT_COMPATIBILITY",
    "FOYER_TRUSTED_ISSUERS",
]


def security_contact(given: str) -> str:
    """Return where weak spots are reported, when it is an address of the web, of mail or of a telephone.

    Raises:
        ValueError: it is none.
    """
    if given and not re.fullmatch(r"(https://|mailto:|tel:)\S+", given):
        raise ValueError(f"FOYER_SECURITY_CONTACT must begin with https://, mailto: or tel:, not {given!r}")
    return given


def trusted_issuers(given: list[str]) -> list[str]:
    """Return `issuer=keys` of each provider of tokens; one may have several keys.

    Raises:
        ValueError: a part has no equals sign with something on both sides.
    """
    for part in given:
        issuer, _, keys = part.partition("=")
        if not issuer or not keys:
            raise ValueError(f"FOYER_TRUSTED_ISSUERS must be issuer=keys parts between commas, not {part!r}")
    return given


FOYER_APIS = APIS
FOYER_HOME = HOME
# Who may read /metrics from elsewhere; without a token only this machine may.
FOYER_METRICS_TOKEN = text("FOYER_METRICS_TOKEN")
FOYER_PUBLIC_URL = address("FOYER_PUBLIC_URL", last_address())
FOYER_SEARCH_PATH = HOME / "search"
# Where people report what could be misused; told at /.well-known/security.txt.
FOYER_SECURITY_CONTACT = security_contact(text("FOYER_SECURITY_CONTACT"))
FOYER_STRICT_COMPATIBILITY = flag("FOYER_STRICT_COMPATIBILITY")
# Whether the state of a job is told as bare text, for suites that compare it so.
FOYER_BARE_JOB_STATES = flag("FOYER_BARE_JOB_STATES")
FOYER_TRUSTED_ISSUERS = trusted_issuers(words("FOYER_TRUSTED_ISSUERS"))
FOYER_API_HOSTS = pairs("FOYER_API_HOSTS")
