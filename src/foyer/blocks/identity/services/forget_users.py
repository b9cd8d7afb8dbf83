# SPDX-License-Identifier: EUPL-1.2
"""Forget people of the directory whom no token and no list has named for long."""

from datetime import timedelta

from foyer.blocks.identity.models import DirectoryEntry
from foyer.kernel import clock

KEPT = timedelta(days=2 * 365)
_AT_ONCE = 1_000


def forget_users() -> None:
    """Delete them, in short statements."""
    old = DirectoryEntry.objects.filter(seen__lt=(clock.now() - KEPT).date())
    while numbers := list(old.values_list("pk", flat=True)[:_AT_ONCE]):
        DirectoryEntry.objects.filter(pk__in=numbers).delete()
