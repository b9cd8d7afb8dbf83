# SPDX-License-Identifier: EUPL-1.2
"""Throw away what is over: files that were kept long enough, and what was left of work that never ended."""

from datetime import timedelta

from foyer.blocks.exports import folders
from foyer.blocks.exports.models import Export
from foyer.kernel import clock

_LEFT_ALONE = timedelta(days=1)
"""So long nobody has touched what is thrown away although no export names it."""
_AT_ONCE = 500


def prune_exports() -> None:
    """Throw away; a run that was cut off is made up for by the next one."""
    old = Export.objects.filter(expires__lte=clock.now())
    while rows := list(old[:_AT_ONCE]):
        for row in rows:
            folders.remove(row.name)
            folders.Workshop(row.file).close()
        Export.objects.filter(pk__in=[row.pk for row in rows]).delete()
    before = (clock.now() - _LEFT_ALONE).timestamp()
    known = set(Export.objects.values_list("file", flat=True))
    for name, written in list(folders.finished()):
        if written < before and name.partition(".")[0] not in known:
            folders.remove(name)
    for name, touched in list(folders.workshops()):
        # An export that failed may be let go on even so: it begins anew.
        if touched < before:
            folders.Workshop(name).close()
