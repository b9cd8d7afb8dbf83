# SPDX-License-Identifier: EUPL-1.2
"""The letter about roles: somebody came into one, or is no longer in one. People may switch it off.

It is in the language of the reader where a token told it, else in Dutch.
"""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext_noop as _

from foyer.blocks.identity.public import DirectoryUser
from foyer.blocks.mail.public import Letter, LetterKind
from foyer.blocks.roles.queries import RoleCard
from foyer.blocks.roles.rules.catalogue import SENTENCE_OF

DUTCH = "nl"
KIND = LetterKind(
    "roles.changed", "roles/letters/changed.mjml", optional=True, title=_("Je krijgt of verliest een rol")
)


def joined(membership: int, person: DirectoryUser, role: RoleCard) -> Letter:
    """Return the letter to somebody who came into a role."""
    values = {
        "reader": person.username,
        "role": role.name,
        "permissions": [SENTENCE_OF[key] for key in role.permissions],
        "link": settings.FOYER_FRONTEND_URL,
    }
    return Letter(KIND.name, person.email, person.language or DUTCH, values, f"roles/joined/{membership}")


def left(membership: int, person: DirectoryUser, roles: Iterable[RoleCard]) -> Letter:
    """Return the letter to somebody who is no longer in a role, with those that he is still in."""
    values = {"reader": person.username, "role": "", "roles": [role.name for role in roles]}
    return Letter(KIND.name, person.email, person.language or DUTCH, values, f"roles/left/{membership}")
