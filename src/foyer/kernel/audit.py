# SPDX-License-Identifier: EUPL-1.2
"""The audit: one row a change, in the transaction of the change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry


@dataclass(frozen=True)
class Deed:
    """What was done to one aggregate. `detail` is JSON without personal data."""

    verb: str
    aggregate_type: str
    aggregate_id: str
    detail: Any = None


def record(actor: Actor, deeds: Iterable[Deed]) -> None:
    """Write one audit row a deed. Call it inside the transaction of the change."""
    moment = clock.now()
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                moment=moment,
                actor=actor.name,
                client_id=actor.client_id or "",
                verb=deed.verb,
                aggregate_type=deed.aggregate_type,
                aggregate_id=deed.aggregate_id,
                detail=deed.detail,
            )
            for deed in deeds
        ]
    )
