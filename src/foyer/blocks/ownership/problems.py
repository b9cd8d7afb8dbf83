# SPDX-License-Identifier: EUPL-1.2
"""The problem documents that only ownerships have; their texts are constants of the contract."""

from foyer.blocks.offers.public import problems
from foyer.kernel.problems import Problem


def not_found(ownership_id: str) -> Problem:
    """Return the problem of an ownership that does not exist."""
    return problems.not_found(f'The Ownership with id "{ownership_id}" was not found.')


def already_there(ownership_id: str) -> Problem:
    """Return the problem of a second request of one owner for one organiser."""
    return problems.problem(
        "uitdatabank/ownership-already-exists",
        "Ownership already exists",
        409,
        f"An ownership request for this item and owner already exists with id {ownership_id}",
    )


def no_such_user(by: str, value: str) -> Problem:
    """Return the problem of an owner whom nobody knows; `by` is `id` or `email`."""
    return problems.invalid_detail(f"No user with {by} {value} was found in our system.")


def may_not_ask() -> Problem:
    """Return the problem of asking for somebody else without managing the organiser."""
    return problems.forbidden("You are not allowed to request ownership for this item")
