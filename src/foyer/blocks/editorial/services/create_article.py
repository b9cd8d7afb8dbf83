# SPDX-License-Identifier: EUPL-1.2
"""Enter an article about an event."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.editorial.models import Article
from foyer.blocks.editorial.permissions import CREATE_ARTICLE
from foyer.blocks.editorial.queries import shown
from foyer.blocks.editorial.services.article import columns, refuse_twin, tell
from foyer.blocks.offers.public import attempted, require
from foyer.kernel import ids
from foyer.kernel.actors import Actor


def create_article(actor: Actor, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter an article; return it as it is shown. Its event need not exist.

    Raises:
        Problem: 403, the actor may not write; 400, there is an article of this address about this event.
    """
    public_id = ids.new()
    require(CREATE_ARTICLE, actor, public_id)
    values = columns(body)

    def work() -> dict[str, Any]:
        refuse_twin(values)
        row = Article.objects.create(public_id=public_id, creator=actor.user_id or "", **values)
        tell(actor, "create", public_id, row.about)
        return shown(row)

    return attempted(work)
