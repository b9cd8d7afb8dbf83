# SPDX-License-Identifier: EUPL-1.2
"""The problems with which the search API refuses a request, in the words of its contract."""

from foyer.kernel.problems import OWN, Problem

_TYPES = "https://api.publiq.be/probs/"


def parameter(detail: str | None) -> Problem:
    """Return the problem of a parameter: the contract answers 404 to all of them."""
    return Problem(_TYPES + "url/not-found", "Not Found", 404, detail)


def unreadable_query() -> Problem:
    """Return the problem of a query that cannot be read, whichever parameter held it."""
    return parameter('Could not parse query given "q" parameter as a valid Lucene query.')


def too_large(detail: str) -> Problem:
    """Return the problem of a query that is well formed and asks for more than anybody gets."""
    return Problem(OWN + "query-too-large", "Query too large", 400, detail)


def unauthorized(detail: str) -> Problem:
    """Return the problem of a credential that is missing or unknown."""
    return Problem(_TYPES + "auth/unauthorized", "Unauthorized", 401, detail)


def forbidden(detail: str) -> Problem:
    """Return the problem of a credential that is known and does not open this API."""
    return Problem(_TYPES + "auth/forbidden", "Forbidden", 403, detail)


def method() -> Problem:
    """Return the problem of a method that this API does not have."""
    return Problem(_TYPES + "method/not-allowed", "Method not allowed", 405)


def url_parameters() -> Problem:
    """Return the problem of a POST with parameters in its address."""
    return Problem(
        _TYPES + "body/bad-request",
        "Bad Request",
        400,
        "POST requests do not allow query parameters in the URL. Use the request body instead.",
    )


def media_type() -> Problem:
    """Return the problem of a POST whose body is not declared as plain text."""
    return Problem(
        _TYPES + "body/unsupported-media-type",
        "Unsupported Media Type",
        415,
        "POST requests require Content-Type text/plain.",
    )


def busy() -> Problem:
    """Return the problem of a large search while others take long."""
    return Problem(
        "about:blank",
        "Service Unavailable",
        503,
        "Other large searches are being answered. Try again in a moment.",
    )


def not_ready() -> Problem:
    """Return the problem of an index that is being made."""
    return Problem(
        "about:blank",
        "Service Unavailable",
        503,
        "The search index is being built. Try again in a moment.",
    )
