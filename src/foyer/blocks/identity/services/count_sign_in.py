# SPDX-License-Identifier: EUPL-1.2
"""Count wrong passwords and say how long an address has to wait."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from foyer.blocks.identity.models import SignInFailure
from foyer.blocks.identity.rules.throttle import waiting_time
from foyer.kernel import clock

KEPT = timedelta(days=1)


def _digest(email: str) -> str:
    return salted_hmac("foyer.sign-in", email.strip().lower(), algorithm="sha256").hexdigest()


def seconds_to_wait(email: str) -> int:
    """Return after how many seconds a try for this address counts; 0 for now."""
    row = SignInFailure.objects.filter(digest=_digest(email)).first()
    if row is None:
        return 0
    left = row.last + waiting_time(row.failures) - clock.now()
    return max(0, -(-int(left.total_seconds() * 1000) // 1000))


def count_failure(email: str) -> None:
    """Remember one wrong password for an address; old memories go at the same time."""
    moment = clock.now()
    with transaction.atomic():
        SignInFailure.objects.filter(last__lt=moment - KEPT).delete()
        row, made = SignInFailure.objects.get_or_create(
            digest=_digest(email), defaults={"failures": 1, "last": moment}
        )
        if not made:
            SignInFailure.objects.filter(pk=row.pk).update(failures=F("failures") + 1, last=moment)


def forget_failures(email: str) -> None:
    """Begin anew for an address: the right password came."""
    SignInFailure.objects.filter(digest=_digest(email)).delete()
