# SPDX-License-Identifier: EUPL-1.2
"""Take over what a file says of connections."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from foyer.blocks.associations.models import StoredConnection
from foyer.blocks.associations.permissions import FILL
from foyer.blocks.associations.rules.connections import Line
from foyer.blocks.offers.public import attempted
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require

AT_ONCE = 1000
_Key = tuple[str, str]


@dataclass(frozen=True)
class Filled:
    """How many connections came, changed, stayed as they were, or were left because an owner ended them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    ended_here: int = 0

    def __add__(self, other: "Filled") -> "Filled":
        return Filled(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.ended_here + other.ended_here,
        )


def fill_register(actor: Actor, lines: Sequence[Line]) -> Filled:
    """Keep what lines say; of lines of one connection the last counts. What they do not name stays.

    One transaction and a fixed number of statements a thousand lines.

    Raises:
        Problem: 403, the actor does not run this installation.
    """
    require(FILL, actor)
    wanted = {(line.organizer_id, line.connection.code): line.connection.status for line in lines}
    keys = sorted(wanted)
    total = Filled()
    for start in range(0, len(keys), AT_ONCE):
        part = {key: wanted[key] for key in keys[start : start + AT_ONCE]}
        total += attempted(partial(_filled, actor, part))
    return total


def _filled(actor: Actor, wanted: dict[_Key, str]) -> Filled:
    now = clock.now()
    organizers = {organizer for organizer, _ in wanted}
    rows = StoredConnection.objects.select_for_update().filter(organizer_id__in=organizers).order_by("id")
    there = {(row.organizer_id, row.code): row for row in rows}
    new = [
        StoredConnection(organizer_id=organizer, code=code, status=status, changed=now)
        for (organizer, code), status in wanted.items()
        if (organizer, code) not in there
    ]
    known = [(row, wanted[key]) for key, row in there.items() if key in wanted]
    ended = sum(row.ended_here for row, _ in known)
    changed = []
    for row, status in known:
        if not row.ended_here and row.status != status:
            row.status, row.changed = status, now
            changed.append(row)
    StoredConnection.objects.bulk_create(new)
    StoredConnection.objects.bulk_update(changed, ["status", "changed"])
    _tell(actor, sorted({row.organizer_id for row in (*new, *changed)}))
    return Filled(len(new), len(changed), len(known) - ended - len(changed), ended)


def _tell(actor: Actor, organizers: Sequence[str]) -> None:
    audit.record(actor, [audit.Deed("connect_association", "organizer", each) for each in organizers])
    outbox.append(
        [outbox.News("associations.connection.filled", each) for each in organizers], outbox.Lane.BULK
    )
