# SPDX-License-Identifier: EUPL-1.2
"""Withdrawing events whose rows have gone from the file, and making new ones when they return."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F

from foyer.blocks.imports.models import WithdrawnKey
from foyer.blocks.imports.services.prepare_import import Advance
from foyer.blocks.offers import public as offers
from foyer.kernel.actors import Actor

_MARK = "~"


def effective_keys(system: str, keys: Sequence[str]) -> dict[str, str]:
    """Return for each key of a source the one under which its event is remembered now.

    A key whose event was withdrawn n times carries ~n.
    """
    times = dict(WithdrawnKey.objects.filter(system=system).values_list("key", "times"))
    return {key: f"{key}{_MARK}{times[key]}" if key in times else key for key in keys}


def missing(system: str, present: Collection[str]) -> tuple[list[tuple[str, str]], int]:
    """Return (key, id) of the events of a source that are not among the keys, and how many of it are.

    Those that were withdrawn before count for neither.
    """
    times = dict(WithdrawnKey.objects.filter(system=system).values_list("key", "times"))
    gone, kept = [], 0
    for key, kind, public_id, _ in offers.sources_of(system):
        if kind != "event":
            continue
        if key in present:
            kept += 1
        elif _generation(key) >= times.get(_plain(key), 0):
            gone.append((key, public_id))
    return gone, kept


def withdraw(actor: Actor, system: str, gone: Sequence[tuple[str, str]], advance: Advance) -> int:
    """Delete events and remember it, one transaction each; return how many were deleted.

    Raises:
        Problem: the actor may not delete one of them.
    """
    count = 0
    for number, (key, public_id) in enumerate(gone, 1):
        with transaction.atomic():
            count += offers.withdraw(actor, "event", public_id)
            row, new = WithdrawnKey.objects.get_or_create(
                system=system, key=_plain(key), defaults={"times": 1}
            )
            if not new:
                WithdrawnKey.objects.filter(pk=row.pk).update(times=F("times") + 1)
        advance("withdrawing", number, len(gone))
    return count


def _plain(key: str) -> str:
    head, mark, tail = key.rpartition(_MARK)
    return head if mark and tail.isdecimal() else key


def _generation(key: str) -> int:
    return int(key.rpartition(_MARK)[2]) if _plain(key) != key else 0
