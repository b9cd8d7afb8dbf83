# SPDX-License-Identifier: EUPL-1.2
"""Give a production another name."""

from foyer.blocks.offers.public import PRODUCE, attempted, require
from foyer.blocks.productions.rules.names import folded
from foyer.blocks.productions.services.production import events_of, held, not_found, tell
from foyer.kernel.actors import Actor


def rename_production(actor: Actor, public_id: str, name: str) -> bool:
    """Give a production a name; return whether it had another.

    Raises:
        Problem: 403, the actor may not change productions; 404, there is no such production.
    """
    require(PRODUCE, actor, public_id)

    def work() -> bool:
        production = held(public_id).get(public_id)
        if production is None:
            raise not_found(public_id)
        if production.name == name:
            return False
        production.name, production.name_key = name, folded(name)
        production.save(update_fields=["name", "name_key"])
        tell(actor, "rename", public_id, events_of(production))
        return True

    return attempted(work)
