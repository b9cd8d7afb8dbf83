# SPDX-License-Identifier: EUPL-1.2
"""The refusals of the contract for productions: the sentence is the title, and there is no type."""

from collections.abc import Mapping, Sequence

from foyer.kernel.problems import Problem

BLANK = "about:blank"


def invalid(messages: Mapping[str, str]) -> Problem:
    """Return the problem of a body with something wrong in these fields."""
    return Problem(BLANK, "Invalid payload.", 400, None, {"validation_messages": dict(messages)})


def no_such_event(event: str) -> Problem:
    """Return the problem of adding an event that does not exist."""
    return _refused(
        f"Event with id {event} cannot be added to a production because the event does not exist."
    )


def elsewhere(event: str, production: str) -> Problem:
    """Return the problem of adding an event that is in another production."""
    return _not_added(event, production, "it already belongs to another production")


def already_there(event: str, production: str) -> Problem:
    """Return the problem of adding an event to the production that it is in."""
    return _not_added(event, production, "it already belongs to that production")


def some_elsewhere(events: Sequence[str], production: str) -> Problem:
    """Return the problem of a new production with events of which some are in another."""
    return _refused(
        f"Events with ids {','.join(events)} cannot be added to production with id {production} because some "
        "events already belong to another production."
    )


def nothing_to_remove_from(event: str, production: str) -> Problem:
    """Return the problem of taking an event out of a production that does not exist."""
    return _refused(
        f"Event with id {event} cannot be removed from production with id {production} because that "
        "production does not exist."
    )


def _not_added(event: str, production: str, why: str) -> Problem:
    return _refused(
        f"Event with id {event} cannot be added to production with id {production} because {why}."
    )


def _refused(sentence: str) -> Problem:
    return Problem(BLANK, sentence, 400)
