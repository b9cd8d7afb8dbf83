# SPDX-License-Identifier: EUPL-1.2
"""What other blocks and installations may ask of associations.

News: `associations.connection.filled` and `associations.connection.ended`, with the id of the organiser.
"""

from foyer.blocks.associations.api.verenigingsloket import ENTRY_PART
from foyer.blocks.associations.ports import Register, RegisterDown, register_association_register
from foyer.blocks.associations.queries import connection
from foyer.blocks.associations.rules.connections import Connection
from foyer.blocks.associations.services.stored_register import StoredRegister

__all__ = [
    "ENTRY_PART",
    "Connection",
    "Register",
    "RegisterDown",
    "StoredRegister",
    "connection",
    "register_association_register",
]
