# SPDX-License-Identifier: EUPL-1.2
"""Stop an export and throw away what was made of it, finished or not."""

from django.db import transaction

from foyer.blocks.exports import folders
from foyer.blocks.exports.models import Export
from foyer.blocks.exports.permissions import SEE
from foyer.blocks.exports.problems import no_such_export
from foyer.blocks.jobs.public import stop
from foyer.kernel import audit
from foyer.kernel.actors import SYSTEM, Actor


def stop_export(actor: Actor, export_id: str) -> None:
    """Stop an export; its file, if there is one, is gone when this returns.

    Raises:
        Problem: 404, the caller has no such export.
    """
    row = Export.objects.filter(job=export_id).first()
    if row is None or not SEE.allows(actor, row.asked_by):
        raise no_such_export()
    with transaction.atomic():
        Export.objects.filter(pk=row.pk).delete()
        stop(SYSTEM, export_id)
        audit.record(actor, [audit.Deed("stop", "export", export_id)])
    folders.remove(row.name)
    folders.Workshop(row.file).close()
