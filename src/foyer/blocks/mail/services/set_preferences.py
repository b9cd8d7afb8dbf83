# SPDX-License-Identifier: EUPL-1.2
"""Switch kinds of letters off and on for an address. Whoever holds its sealed link may."""

from collections.abc import Collection

from django.db import transaction
from django.utils.crypto import salted_hmac

from foyer.blocks.mail import kinds
from foyer.blocks.mail.models import Switch
from foyer.blocks.mail.rules.addresses import address_key
from foyer.kernel import audit, clock
from foyer.kernel.actors import ANONYMOUS


def switch_off(address: str, kind: str) -> bool:
    """Switch one kind off; return whether it was on. Doing it again changes nothing."""
    key = address_key(address)
    with transaction.atomic():
        _, new = Switch.objects.get_or_create(address_key=key, kind=kind, defaults={"since": clock.now()})
        if new:
            _record("switch_off", key, [kind])
    return new


def set_preferences(address: str, wanted: Collection[str]) -> bool:
    """Switch the optional kinds that are wanted on and all others off; return whether anything changed."""
    key = address_key(address)
    optional = {kind.name for kind in kinds.registered() if kind.optional}
    with transaction.atomic():
        rows = Switch.objects.filter(address_key=key, kind__in=optional)
        off = set(rows.values_list("kind", flat=True))
        closed, opened = optional - set(wanted) - off, off & set(wanted)
        Switch.objects.bulk_create(
            [Switch(address_key=key, kind=kind, since=clock.now()) for kind in sorted(closed)],
            ignore_conflicts=True,
        )
        rows.filter(kind__in=opened).delete()
        if closed or opened:
            _record("set_preferences", key, sorted(optional - set(wanted)))
    return bool(closed or opened)


def _record(verb: str, key: str, off: list[str]) -> None:
    # The audit holds no address: this says only whether two changes were of the same one.
    about = salted_hmac("foyer.mail.preferences", key, algorithm="sha256").hexdigest()[:32]
    audit.record(ANONYMOUS, [audit.Deed(verb, "mail_preferences", about, {"off": off})])
