# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of the register; types and titles are constants of the contract."""

from foyer.blocks.offers.public import problems
from foyer.kernel.problems import Problem

# Unlike all other types of the contract this one has no /probs/ in it.
TYPE = "https://api.publiq.be/uitdatabank/verenigingsloket-api-failure"


def register_down() -> Problem:
    """Return the problem of a register that does not answer."""
    return Problem(TYPE, "Failed to connect to verenigingsloket", 503)


def only_owners() -> Problem:
    """Return the problem of ending a connection of somebody else's organiser."""
    return Problem(TYPE, "Only owners can delete verenigingsloket matches", 403)


def not_in_register(organizer_id: str) -> Problem:
    """Return the problem of an organiser that the register does not know."""
    return problems.problem("url/not-found", f"Organizer {organizer_id} not found in verenigingsloket.", 404)
