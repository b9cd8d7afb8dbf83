# SPDX-License-Identifier: EUPL-1.2
"""How this installation treats events, places and organisers."""

from foyer.config.settings.environment import address, flag, pairs, text, words
from foyer.config.settings.platform import FOYER_API_HOSTS, FOYER_PUBLIC_URL

__all__ = [
    "FOYER_AUTO_APPROVE",
    "FOYER_CANONICAL_LABELS",
    "FOYER_CARD_LABELS",
    "FOYER_CONSUMER_NAMES",
    "FOYER_EDUCATION_PLACES",
    "FOYER_ENTRY_URL",
    "FOYER_GLOBAL_DUPLICATES",
    "FOYER_GOD_USERS",
    "FOYER_ID_TOKEN_AUDIENCE",
    "FOYER_LINKED_DATA_URL",
    "FOYER_TAXONOMY_TERMS_URL",
    "FOYER_V1_TOKENS",
]


def _entry_url() -> str:
    """The address that documents carry: of the host bound to the entry API, else below the public address."""
    bound = next((host for host, api in FOYER_API_HOSTS.items() if api == "entry"), None)
    scheme = FOYER_PUBLIC_URL.partition("://")[0]
    return text(
        "FOYER_ENTRY_URL", f"{scheme}://{bound}" if bound else f"{FOYER_PUBLIC_URL}/api/entry"
    ).rstrip("/")


FOYER_ENTRY_URL = _entry_url()
# With what the names (IRIs) of items and of terms begin in linked data.
FOYER_LINKED_DATA_URL = address("FOYER_LINKED_DATA_URL", FOYER_ENTRY_URL)
FOYER_TAXONOMY_TERMS_URL = address("FOYER_TAXONOMY_TERMS_URL", "https://taxonomy.uitdatabank.be/terms")
# Programs whose publications need no validation: ids of API keys, or of clients.
FOYER_AUTO_APPROVE = frozenset(words("FOYER_AUTO_APPROVE"))
# User ids that pass every check.
FOYER_GOD_USERS = frozenset(words("FOYER_GOD_USERS"))
# Ids of places that stand for "somewhere at a school"; events there are for education.
FOYER_EDUCATION_PLACES = frozenset(words("FOYER_EDUCATION_PLACES"))
# Labels that mark the place that is meant where several are the same.
FOYER_CANONICAL_LABELS = frozenset(words("FOYER_CANONICAL_LABELS"))
# Labels of card systems, by their ids; a place that has one hidden is a counter and cannot be deleted.
FOYER_CARD_LABELS = pairs("FOYER_CARD_LABELS")
# What the metadata of an item calls the program that entered it, by ids of API keys, or of clients.
FOYER_CONSUMER_NAMES = pairs("FOYER_CONSUMER_NAMES")
# Whether a place is a duplicate for everybody, or only for the user who entered it before.
FOYER_GLOBAL_DUPLICATES = text("FOYER_DUPLICATES", "user") == "global"
# The program for which id tokens must have been made to open the entry API; none by default.
FOYER_ID_TOKEN_AUDIENCE = text("FOYER_ID_TOKEN_AUDIENCE")
# Whether tokens of the first generation, which name their bearer as `uid`, open anything.
FOYER_V1_TOKENS = flag("FOYER_V1_TOKENS", default=True)
