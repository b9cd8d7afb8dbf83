# SPDX-License-Identifier: EUPL-1.2
"""The named rights of outreach."""

from foyer.blocks.outreach.rules.addresses import address_key
from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated, staff


def oneself(actor: Actor, email: object) -> bool:
    """Grant to the owner of the address, by what his token says."""
    return (
        isinstance(email, str) and bool(actor.email) and address_key(actor.email or "") == address_key(email)
    )


SUBSCRIBE = Right("outreach.subscribe", (authenticated,))
UNSUBSCRIBE = Right("outreach.unsubscribe", (staff, oneself))
