# SPDX-License-Identifier: EUPL-1.2
"""What must happen once when records come back from a backup, before anything runs on them.

The world went on after the backup: what is marked there as still to be sent may have been sent since. A
block whose work is seen outside (letters, calls of other services) registers what holds such work back.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from foyer.kernel.models import Lease
from foyer.kernel.worker.renumbering import renumber

AfterRestore = Callable[[], str | None]
"""Holds back what may have been done already; returns a sentence for the operator. Safe to repeat."""

_registered: dict[str, AfterRestore] = {}


def register_after_restore(name: str, act: AfterRestore) -> None:
    """Let the block of this name act on records that came back."""
    _registered[name] = act


def begin_unsettled() -> None:
    """Let no worker begin: records are about to come back that are not fit to be worked on."""
    _mark().parent.mkdir(parents=True, exist_ok=True)
    _mark().touch()


def is_unsettled() -> bool:
    """Say whether records came back here, and whoever brought them did not come to the end."""
    return _mark().exists()


def end_unsettled() -> None:
    """Let workers begin again."""
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    return Path(settings.FOYER_HOME) / "restoring"


def settle_restored() -> list[str]:
    """Make restored records fit to be worked on; return what the operator should know.

    Leases of the processes of that time are given up. News that was handled stays handled, also where the
    database numbers its transactions anew.
    """
    Lease.objects.all().delete()
    renumber()
    return [told for name in sorted(_registered) if (told := _registered[name]())]
