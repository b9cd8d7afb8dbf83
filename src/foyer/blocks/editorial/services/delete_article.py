# SPDX-License-Identifier: EUPL-1.2
"""Delete an article."""

from foyer.blocks.editorial.permissions import CHANGE_ARTICLE
from foyer.blocks.editorial.services.article import held, item, tell
from foyer.blocks.offers.public import attempted, require
from foyer.kernel.actors import Actor


def delete_article(actor: Actor, public_id: str) -> None:
    """Delete an article for good.

    Raises:
        Problem: 404, there is no such article; 403, the actor may not change it.
    """

    def work() -> None:
        row = held(public_id)
        require(CHANGE_ARTICLE, actor, item(row))
        row.delete()
        tell(actor, "delete", public_id, row.about, gone=True)

    attempted(work)
