# SPDX-License-Identifier: EUPL-1.2
"""What is recorded and told of a change of a request, in its transaction."""

from foyer.blocks.ownership.models import Ownership
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import News

PREFIX = "ownership.request."


def tell(actor: Actor, ownership: Ownership) -> None:
    """Write the audit row and the news of the state that a request has just come to."""
    about = {"organizer": ownership.organizer_id}
    audit.record(actor, [Deed(ownership.state, "ownership", ownership.public_id, about)])
    outbox.append([News(PREFIX + ownership.state, ownership.public_id)])
