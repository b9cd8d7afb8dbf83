# SPDX-License-Identifier: EUPL-1.2
"""Give an organiser another website; no two have the same."""

from collections.abc import Mapping

from foyer.blocks.offers import problems
from foyer.blocks.offers.models import Organizer
from foyer.blocks.offers.permissions import EDIT_ORGANIZER
from foyer.blocks.offers.rules.organizer_urls import normal
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_website(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, str]) -> bool:
    """Set `{url}`.

    Raises:
        Problem: 404, there is no such organiser; 403, the actor may not edit it; 400, another one has this
            website.
    """
    address = wanted["url"]
    key = normal(address)

    def mutate(state: State) -> State:
        others = Organizer.objects.filter(url_key=key, workflow_status="ACTIVE").exclude(public_id=public_id)
        if others.exists():
            raise problems.duplicate_url(address, key)
        return state.having(url=address)

    return change(actor, kind, public_id, "set-website", EDIT_ORGANIZER, mutate)
