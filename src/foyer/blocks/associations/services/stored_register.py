# SPDX-License-Identifier: EUPL-1.2
"""Our own store in the place of a register."""

from collections.abc import Sequence

from django.db import transaction

from foyer.blocks.associations.models import StoredConnection
from foyer.blocks.associations.rules.connections import CANCELLED, CONFIRMED, Connection
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor


class StoredRegister:
    """Answers from the table that `foyer associations` fills. It is there whenever the database is."""

    def connections(self, organizer_id: str) -> Sequence[Connection]:
        """Return the connections of an organiser, the most recent first. One query."""
        rows = StoredConnection.objects.filter(organizer_id=organizer_id).order_by("-changed", "-id")
        return [Connection(code, status) for code, status in rows.values_list("code", "status")]

    def cancel(self, actor: Actor, organizer_id: str) -> None:
        """End the confirmed connections of an organiser, whatever files say of them later."""
        confirmed = StoredConnection.objects.filter(organizer_id=organizer_id, status=CONFIRMED)
        with transaction.atomic():
            if confirmed.update(status=CANCELLED, ended_here=True, changed=clock.now()):
                audit.record(actor, [audit.Deed("disconnect_association", "organizer", organizer_id)])
                outbox.append([outbox.News("associations.connection.ended", organizer_id)])
