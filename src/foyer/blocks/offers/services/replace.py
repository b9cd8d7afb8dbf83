# SPDX-License-Identifier: EUPL-1.2
"""Replace an event, place or organiser by a whole document."""

from typing import Any

from foyer.blocks.offers.services.batch import Write
from foyer.blocks.offers.services.create import put
from foyer.kernel.actors import Actor


def replace(actor: Actor, kind: str, public_id: str, document: Any, *, imported: bool = False) -> None:
    """Replace an item; one that does not exist is created under this id, if it is a UUID.

    What the document leaves out is kept or reset as the contract says for each property. An equal document
    changes and records nothing.

    Raises:
        Problem: 400, the document breaks a rule; 403, the actor may not edit the item; 404, there is none
            and the id is no UUID.
    """
    put(actor, Write(kind, document, id=public_id, imported=imported))
