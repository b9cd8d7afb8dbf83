# SPDX-License-Identifier: EUPL-1.2
"""Remember in the audit that the installation was backed up, brought back or upgraded."""

from django.db import transaction

from foyer.blocks.operations.permissions import BACK_UP
from foyer.kernel import audit
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.outbox import News, append
from foyer.kernel.rights import require

BACKED_UP, RESTORED, UPGRADED = "back-up", "restore", "upgrade"


def note_backup(verb: str, name: str, detail: dict[str, int | str], actor: Actor = SYSTEM) -> None:
    """Write down that a backup was made (`BACKED_UP`) or brought back (`RESTORED`), or what was `UPGRADED`.

    Raises:
        Problem: 403, the actor is not the system.
    """
    require(BACK_UP, actor)
    with transaction.atomic():
        audit.record(actor, [audit.Deed(verb, "installation", name[:255], detail)])
        append([News(f"operations.{verb}.done", name[:255])])
