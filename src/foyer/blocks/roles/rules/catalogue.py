# SPDX-License-Identifier: EUPL-1.2
"""The permissions that a role can hold: as keys in the roles API, as sentences in answers about items."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Permission:
    """One permission: its key and its sentence."""

    key: str
    sentence: str


# In the order of every list on the wire.
PERMISSIONS = (
    Permission("AANBOD_BEWERKEN", "Aanbod bewerken"),
    Permission("AANBOD_MODEREREN", "Aanbod modereren"),
    Permission("AANBOD_VERWIJDEREN", "Aanbod verwijderen"),
    Permission("AANBOD_HISTORIEK", "Aanbod historiek"),
    Permission("ORGANISATIES_BEHEREN", "Organisaties beheren"),
    Permission("ORGANISATIES_BEWERKEN", "Organisaties bewerken"),
    Permission("GEBRUIKERS_BEHEREN", "Gebruikers beheren"),
    Permission("LABELS_BEHEREN", "Labels beheren"),
    Permission("VOORZIENINGEN_BEWERKEN", "Voorzieningen bewerken"),
    Permission("PRODUCTIES_AANMAKEN", "Producties aanmaken"),
    Permission("FILMS_AANMAKEN", "Films aanmaken"),
)
KEYS = tuple(permission.key for permission in PERMISSIONS)
KEY_OF = {permission.sentence: permission.key for permission in PERMISSIONS}
SENTENCE_OF = {permission.key: permission.sentence for permission in PERMISSIONS}

# Everybody has this one; no check asks for it.
EVERYBODY = "MEDIA_UPLOADEN"


def in_order(keys: Iterable[str]) -> list[str]:
    """Return permissions in the order of the wire, each once; what is none is left out."""
    held = set(keys)
    return [key for key in KEYS if key in held]
