# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of the card; types, titles and texts are constants of the contract."""

from foyer.blocks.offers.public import problems
from foyer.kernel.problems import Problem


def event_unknown(event_id: str) -> Problem:
    """Return the problem of an event that no card knows."""
    return problems.not_found(
        f"Event with id '{event_id}' was not found in UiTPAS. Are you sure it is an UiTPAS event?"
    )


def organizer_unknown(organizer_id: str) -> Problem:
    """Return the problem of an organiser that no card knows."""
    return problems.not_found(
        f"Organizer with id '{organizer_id}' was not found in UiTPAS. Are you sure it is an UiTPAS organizer?"
    )


def no_list() -> Problem:
    """Return the problem of a body that is no list of ids."""
    return problems.invalid_detail("Payload should be an array of card system ids")


def platform_down() -> Problem:
    """Return the problem of a platform that does not answer."""
    return problems.bad_gateway("Could not contact the UiTPAS servers. Please try again later.")
