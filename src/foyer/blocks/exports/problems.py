# SPDX-License-Identifier: EUPL-1.2
"""The refusals of exports."""

from foyer.kernel.problems import OWN, Problem


def too_many(total: int, most: int) -> Problem:
    """Return the problem of an export that is larger than anybody gets."""
    return Problem(
        OWN + "export-too-large",
        "Export too large",
        400,
        f"The search finds {total} items, and an export may have {most}. Narrow the search.",
    )


def no_such_export() -> Problem:
    """Return the problem of an id that names no export of the caller."""
    return Problem(OWN + "not-found", "Not Found", 404, "You have no export with this id.")


def dates_only() -> Problem:
    """Return the problem of a calendar file of what has no dates."""
    return Problem(OWN + "invalid-parameter", "Bad Request", 400, "Only events can be exported as iCalendar.")


def unknown_properties(names: list[str]) -> Problem:
    """Return the problem of properties that no column has."""
    return Problem(
        OWN + "invalid-parameter",
        "Bad Request",
        400,
        f"There is no property {', '.join(names)}; /api/exports/properties lists them.",
    )


def not_an_address() -> Problem:
    """Return the problem of an e-mail address that no letter can be sent to."""
    return Problem(
        OWN + "invalid-parameter", "Bad Request", 400, "The e-mail address is none that letters reach."
    )
