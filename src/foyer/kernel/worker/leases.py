# SPDX-License-Identifier: EUPL-1.2
"""Leases: what only one process may do at a time, given up by those who fall silent.

A holder renews its lease; whoever finds it expired, or its holder dead on the same machine, takes it.
Work under a lease stays idempotent all the same: a process that was frozen may wake up late.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction

from foyer.kernel import clock
from foyer.kernel.models import Lease
from foyer.kernel.worker.owner import is_gone

# Long against a slow batch or a clock some seconds off, short against a machine that died.
LENGTH = timedelta(seconds=30)


def hold(name: str, owner: str) -> bool:
    """Take or renew a lease; say whether the owner has it now.

    Looking costs no write: many processes may look often without keeping the database from others.
    """
    now = clock.now()
    held = Lease.objects.filter(name=name).first()
    if held is None:
        return _first(name, owner)
    if held.owner == owner and now + LENGTH / 2 < held.until <= now + LENGTH:
        return True
    # None is given for so long: one that lasts longer was taken by a clock that ran ahead.
    lasts = now < held.until <= now + 2 * LENGTH
    if held.owner not in {owner, ""} and lasts and not is_gone(held.owner):
        return False
    # Only if nobody else was faster: the row must still be what was seen.
    same = Lease.objects.filter(name=name, owner=held.owner, until=held.until)
    return same.update(owner=owner, until=now + LENGTH) == 1


def _first(name: str, owner: str) -> bool:
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, owner=owner, until=clock.now() + LENGTH)
    except IntegrityError:  # another process was first
        return False
    return True


def renew_all(owner: str) -> None:
    """Renew every lease that an owner holds."""
    Lease.objects.filter(owner=owner).update(until=clock.now() + LENGTH)


def release(name: str, owner: str) -> None:
    """Give a lease back, so that the next holder need not wait."""
    Lease.objects.filter(name=name, owner=owner).update(owner="")


class Taken(Exception):
    """Another process holds the lease."""
