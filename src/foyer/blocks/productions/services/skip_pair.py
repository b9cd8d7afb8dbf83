# SPDX-License-Identifier: EUPL-1.2
"""Put a pair of events aside: they are not the same show, whatever comparing says."""

from foyer.blocks.offers.public import PRODUCE, attempted, require
from foyer.blocks.productions.models import Pair
from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed


def skip_pair(actor: Actor, one: str, other: str) -> bool:
    """Never suggest two events together again, in either order; return whether that is new.

    Nothing that anybody is shown changes but the suggestions, so that there is no news of it.

    Raises:
        Problem: 403, the actor may not change productions.
    """
    first, last = sorted((one, other))
    require(PRODUCE, actor, f"{first},{last}")

    def work() -> bool:
        pair, new = Pair.objects.select_for_update().get_or_create(
            one=first, other=last, defaults={"score": 0.0, "skipped": True}
        )
        if pair.skipped and not new:
            return False
        pair.skipped = True
        pair.save(update_fields=["skipped"])
        audit.record(actor, [Deed("skip-pair", "event", first, {"other": last})])
        return True

    return attempted(work)
