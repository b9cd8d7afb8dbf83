# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of holidays; types, titles and texts of limits are constants of the contract."""

from foyer.kernel.problems import Problem

_PROBS = "https://api.publiq.be/probs/"


def malformed(detail: str) -> Problem:
    """Return the problem of a date that is none."""
    return Problem(_PROBS + "url/not-found", "Not Found", 404, detail)


def backwards() -> Problem:
    """Return the problem of a last day before the first."""
    return Problem(
        _PROBS + "uitdatabank/start-date-cannot-be-after-end-date",
        "Start date cannot be after end date",
        400,
        "The start date cannot be after the end date.",
    )


def too_far() -> Problem:
    """Return the problem of a last day that is too far ahead."""
    return Problem(
        _PROBS + "uitdatabank/date-range-exceeds-limit",
        "Date range exceeds limit",
        400,
        "The end date exceeds the maximum allowed date of 5 years in the future.",
    )


def source_down() -> Problem:
    """Return the problem of an outside source that does not answer."""
    return Problem(
        "about:blank",
        "Bad Gateway",
        502,
        "Could not contact the source of holidays. Please try again later.",
    )
