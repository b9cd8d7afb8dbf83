# SPDX-License-Identifier: EUPL-1.2
"""The named rights of identity."""

from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, staff


def _oneself(actor: Actor, subject: object) -> bool:
    return actor.user_id is not None and actor.user_id == subject


MANAGE_API_KEYS = Right("identity.manage-api-keys", (staff,))
MANAGE_DIRECTORY = Right("identity.manage-directory", (staff,))
CHANGE_PASSWORD = Right("identity.change-password", (_oneself,))
