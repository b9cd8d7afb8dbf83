# SPDX-License-Identifier: EUPL-1.2
"""Say how an item can be reached."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor

LISTS = ("phone", "email", "url")


def set_contact_point(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{phone, email, url}`, lists of which empty entries are dropped and missing ones are empty.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    contact = {name: [entry for entry in wanted.get(name, ()) if entry] for name in LISTS}

    def mutate(state: State) -> State:
        if "contactPoint" not in state.document and not any(contact.values()):
            return state
        return state.having(contactPoint=contact)

    return change(actor, kind, public_id, "set-contact-point", EDIT[kind], mutate)
