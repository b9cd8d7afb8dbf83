# SPDX-License-Identifier: EUPL-1.2
"""Whether there is a backup, and how old it is."""

from collections.abc import Iterator
from datetime import timedelta

from foyer.blocks.operations.doctor.addresses import is_local
from foyer.blocks.operations.services.note_backup import BACKED_UP
from foyer.kernel import clock
from foyer.kernel.findings import Finding, Level
from foyer.kernel.models import AuditEntry

OLD = timedelta(days=2)
_SUBJECT = "backups"


def examine() -> Iterator[Finding]:
    """Look when the last backup was made, as the audit tells."""
    made = AuditEntry.objects.filter(verb=BACKED_UP, aggregate_type="installation").order_by("-id")
    last = made.values_list("moment", flat=True).first()
    bad = Level.ADVICE if is_local() else Level.WARNING
    todo = "`foyer backup FOLDER --keep 14` every night, to another machine"
    if last is None:
        yield Finding(_SUBJECT, bad, "no backup was ever made", todo)
        return
    age = clock.now() - last
    told = f"the last backup was made {age.total_seconds() / 3600:.0f} hours ago"
    yield Finding(_SUBJECT, bad if age > OLD else Level.FINE, told, todo if age > OLD else "")
