# SPDX-License-Identifier: EUPL-1.2
"""Count wrong passwords and say how long to wait: for one account, and from one network address.

Who tries one password on many accounts is told from many people behind one address by the number alone.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from foyer.blocks.identity.models import SignInFailure
from foyer.blocks.identity.rules.throttle import FREE_TRIES, FREE_TRIES_FROM, waiting_time
from foyer.kernel import clock

KEPT = timedelta(days=1)
AHEAD = timedelta(minutes=1)
"""So far may the clocks of two machines be apart."""


def _digest(salt: str, address: str) -> str:
    return salted_hmac(salt, address, algorithm="sha256").hexdigest()


def _account(email: str) -> str:
    return _digest("foyer.sign-in", email.strip().lower())


def _counted(email: str, network: str) -> Iterator[tuple[str, int]]:
    """Go through what is counted for a try, with how many are free."""
    yield _account(email), FREE_TRIES
    if network:
        yield _digest("foyer.sign-in.from", network), FREE_TRIES_FROM


def seconds_to_wait(email: str, network: str = "") -> int:
    """Return after how many seconds a try for this account counts; 0 for now.

    `network` is the address that it comes from, or nothing where that says nothing. One query.
    """
    free, now = dict(_counted(email, network)), clock.now()
    # What a clock counted that ran ahead keeps nobody out until it is there again.
    until = [
        row.last + waiting_time(row.failures, free[row.digest])
        for row in SignInFailure.objects.filter(digest__in=free, last__lte=now + AHEAD)
    ]
    left = max(until, default=now) - now
    return max(0, -(-int(left.total_seconds() * 1000) // 1000))


def count_failure(email: str, network: str = "") -> None:
    """Remember one wrong password; old memories go at the same time."""
    moment = clock.now()
    with transaction.atomic():
        SignInFailure.objects.filter(last__lt=moment - KEPT).delete()
        for digest, _ in _counted(email, network):
            row, made = SignInFailure.objects.get_or_create(
                digest=digest, defaults={"failures": 1, "last": moment}
            )
            if not made:
                SignInFailure.objects.filter(pk=row.pk).update(failures=F("failures") + 1, last=moment)


def forget_failures(email: str) -> None:
    """Begin anew for an account: the right password came. What came from the network address stays."""
    SignInFailure.objects.filter(digest=_account(email)).delete()
