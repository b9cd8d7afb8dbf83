# SPDX-License-Identifier: EUPL-1.2
"""What all changes of productions share: holding a production, and telling of a change."""

from collections.abc import Iterable
from typing import Any

from foyer.blocks.offers.public import announce, problems
from foyer.blocks.productions.models import Production, Showing
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import News


def held(*public_ids: str) -> dict[str, Production]:
    """Return productions by id, their rows locked until the transaction ends, in one order for all.

    Whoever adds or removes events holds the production, so that the last event and a new one cannot pass
    each other. SQLite has no row locks; there the transaction itself is the lock.
    """
    rows = Production.objects.filter(public_id__in=public_ids).order_by("pk").select_for_update()
    return {row.public_id: row for row in rows}


def not_found(public_id: str) -> Exception:
    """Return the problem of a production that does not exist."""
    return problems.not_found(f'The Production with id "{public_id}" was not found.')


def events_of(production: Production) -> list[str]:
    """Return the ids of the events of a production, in the order in which they came."""
    return list(Showing.objects.filter(production=production).order_by("pk").values_list("event", flat=True))


def tell(
    actor: Actor, verb: str, public_id: str, events: Iterable[str], detail: Any = None, *, gone: bool = False
) -> None:
    """Write the audit and the news of a change, and announce the events whose documents show it."""
    kind = "deleted" if gone else "changed"
    audit.record(actor, [Deed(verb, "production", public_id, detail)])
    outbox.append([News(f"productions.production.{kind}", public_id)])
    announce("event", events)
