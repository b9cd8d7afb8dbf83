# SPDX-License-Identifier: EUPL-1.2
"""The named rights on exports."""

from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated, staff


def its_owner(actor: Actor, subject: object) -> bool:
    """Grant to whoever asked for an export; the subject is the name under which that was done."""
    return authenticated(actor, subject) and actor.name == subject


EXPORT = Right("exports.export", (authenticated,))
SEE = Right("exports.see", (its_owner, staff))
"""To see one's own exports, to stop them and to throw them away."""
