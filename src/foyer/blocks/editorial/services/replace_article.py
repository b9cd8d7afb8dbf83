# SPDX-License-Identifier: EUPL-1.2
"""Replace an article."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.editorial.permissions import CHANGE_ARTICLE
from foyer.blocks.editorial.queries import shown
from foyer.blocks.editorial.services.article import COLUMNS, columns, held, item, refuse_twin, tell
from foyer.blocks.offers.public import attempted, require
from foyer.kernel.actors import Actor


def replace_article(actor: Actor, public_id: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Replace an article; return it as it is shown. The same again changes nothing.

    Raises:
        Problem: 404, there is no such article; 403, the actor may not change it; 400, another article of this
            address is about this event.
    """
    values = columns(body)

    def work() -> dict[str, Any]:
        row = held(public_id)
        require(CHANGE_ARTICLE, actor, item(row))
        refuse_twin(values, public_id)
        before = row.about
        if all(getattr(row, name) == values[name] for name in COLUMNS):
            return shown(row)
        for name in COLUMNS:
            setattr(row, name, values[name])
        row.save(update_fields=COLUMNS)
        tell(actor, "replace", public_id, before, row.about)
        return shown(row)

    return attempted(work)
