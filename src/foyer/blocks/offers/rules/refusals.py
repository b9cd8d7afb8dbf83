# SPDX-License-Identifier: EUPL-1.2
"""Problems that only the rules of single properties have."""

from foyer.blocks.offers.problems import problem
from foyer.kernel.problems import Problem

SEE_ALSO = (
    " For more information check the documentation of the update attendance mode endpoint."
    " See: https://publiq.stoplight.io/docs/uitdatabank/b3A6NTUwMDY3NjA-attendance-mode-update"
)


def ages_and_birthdates() -> Problem:
    """Return the problem of an event with both an age range and a range of birth dates."""
    return problem(
        "uitdatabank/cannot-combine-typical-age-and-birthdate-range",
        "Cannot combine typical age and birthdate range",
        400,
        "An event cannot have both a typicalAgeRange and a birthdateRange.",
    )


def departure_without_children(event_id: str) -> Problem:
    """Return the problem of departure places on an event that is not for children only."""
    return _audience(
        f'Departure places can only be set on events where "childrenOnly" is true. Event: {event_id}'
    )


def audience_not_allowed(audience_type: str) -> Problem:
    """Return the problem of an audience that an event at an education place cannot have."""
    return _audience(f'The audience type "{audience_type}" can not be set.')


def nil_location() -> Problem:
    """Return the problem of taking away the place of an event that people attend there."""
    return _attendance(
        "Cannot update the location of an offline or mixed event to a nil location."
        " Set the attendanceMode to online instead."
    )


def real_location() -> Problem:
    """Return the problem of giving a place to an event that is online only."""
    return _attendance(
        "Cannot update the location of an online event to a physical location."
        " Set the attendanceMode to mixed or offline first."
    )


def _audience(detail: str) -> Problem:
    return problem("uitdatabank/incompatible-audience-type", "Incompatible audience type", 400, detail)


def _attendance(detail: str) -> Problem:
    return problem(
        "uitdatabank/attendance-mode-not-supported", "Attendance mode not supported", 400, detail + SEE_ALSO
    )
