# SPDX-License-Identifier: EUPL-1.2
"""Reads of associations."""

from foyer.blocks.associations.ports import Register, RegisterDown, registered
from foyer.blocks.associations.problems import not_in_register, register_down
from foyer.blocks.associations.rules.connections import Connection, present
from foyer.blocks.associations.services.stored_register import StoredRegister


def register() -> Register:
    """Return who answers for the register now."""
    return registered() or StoredRegister()


def connection(organizer_id: str) -> Connection:
    """Return the connection of an organiser: a confirmed one, else one that was ended. One query here.

    Raises:
        Problem: 404, it has none; 503, the register does not answer.
    """
    try:
        found = present(register().connections(organizer_id))
    except RegisterDown as error:
        raise register_down() from error
    if found is None:
        raise not_in_register(organizer_id)
    return found
