# SPDX-License-Identifier: EUPL-1.2
"""The audit: one row a change, in the transaction of the change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foyer.kernel import clock, rows
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry


@dataclass(frozen=True)
class Deed:
    """What was done to one aggregate. `detail` is JSON without personal data."""

    verb: str
    aggregate_type: str
    aggregate_id: str
    detail: Any = None


_COLUMNS = ("moment", "actor", "client_id", "verb", "aggregate_type", "aggregate_id", "detail")


def record(actor: Actor, deeds: Iterable[Deed]) -> None:
    """Write one audit row a deed. Call it inside the transaction of the change."""
    now, name, client = rows.moment(clock.now()), actor.name, actor.client_id or ""
    rows.insert(
        AuditEntry,
        _COLUMNS,
        [
            (
                now,
                name,
                client,
                deed.verb,
                deed.aggregate_type,
                deed.aggregate_id,
                rows.document(deed.detail),
            )
            for deed in deeds
        ],
    )
