# SPDX-License-Identifier: EUPL-1.2
"""Whether there is a backup, and how old it is."""

from collections.abc import Iterator
from datetime import timedelta

from foyer.blocks.operations.services.note_backup import BACKED_UP, RESTORED
from foyer.kernel import clock
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level
from foyer.kernel.http.reach import is_local
from foyer.kernel.models import AuditEntry

OLD = timedelta(days=2)
_SUBJECT = "backups"


def examine() -> Iterator[Finding]:
    """Look when the last backup was made, as the audit tells.

    A backup does not know of itself. Where one was brought back, it is as old as the records were then.
    """
    known = AuditEntry.objects.filter(verb__in=(BACKED_UP, RESTORED), aggregate_type="installation")
    last = known.order_by("-id").values_list("verb", "moment").first()
    bad = Level.ADVICE if is_local() else Level.WARNING
    todo = (
        "`foyer backup FOLDER --keep 14` every night (`systemctl enable --now foyer-backup.timer`),"
        " and a copy of it on another machine"
    )
    if last is None:
        yield Finding(_SUBJECT, bad, "no backup was ever made", todo)
        return
    verb, moment = last
    age = clock.now() - moment
    hours = f"{counted(round(age.total_seconds() / 3600), 'hour')} ago"
    told = f"the last backup was made {hours}"
    if verb == RESTORED:
        told = f"a backup was brought back {hours}, and none was made since"
    yield Finding(_SUBJECT, bad if age > OLD else Level.FINE, told, todo if age > OLD else "")
