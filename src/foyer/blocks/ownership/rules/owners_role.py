# SPDX-License-Identifier: EUPL-1.2
"""The role of the owners of one organiser: its name, what it grants, and where.

The name is shown to people and the constraint is stored as a query; both are constants of the contract.
"""

from collections.abc import Mapping

from foyer.kernel.texts import pick

PERMISSIONS = ("ORGANISATIES_BEWERKEN", "AANBOD_BEWERKEN")


def key(organizer_id: str) -> str:
    """Return the key under which the one role of an organiser is found again, whatever its name is."""
    return f"ownership:{organizer_id}"


def name(names: Mapping[str, str], main_language: str) -> str:
    """Return the name of the role of an organiser with these names."""
    return f"Beheerders organisatie {called(names, main_language)}"


def constraint(organizer_id: str) -> str:
    """Return the query that finds what owners may edit: the organiser and its events, not its places."""
    return f"(id:{organizer_id} OR (organizer.id:{organizer_id} AND _type:event))"


def called(names: Mapping[str, str], main_language: str) -> str:
    """Return what an organiser is called in the Dutch texts of roles, mails and saved searches."""
    return pick(names, "nl", main_language)[0]
