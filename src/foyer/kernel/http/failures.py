# SPDX-License-Identifier: EUPL-1.2
"""From what went wrong to the problem that the client is told, without its inside."""

import sqlite3

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.http.request import UnreadablePostError

from foyer.kernel.problems import OWN, Problem

BODY_LIMIT = 10 * 1024 * 1024


def too_large(most: int = BODY_LIMIT) -> Problem:
    """Return the problem of a body over the limit."""
    return Problem(
        OWN + "body-too-large",
        "Content Too Large",
        413,
        f"A request body may have {most} bytes. Split what you send into smaller requests.",
    )


def too_many(seconds: int) -> Problem:
    """Return the problem of a caller who sends more requests than it may."""
    return Problem(
        OWN + "too-many-requests",
        "Too Many Requests",
        429,
        f"You send more requests than you may. Send the next one in {seconds} seconds.",
    )


def bad_length() -> Problem:
    """Return the problem of a Content-Length that is no length."""
    return Problem(
        OWN + "bad-request", "Bad Request", 400, "The header Content-Length must be a number of bytes."
    )


def null_character() -> Problem:
    """Return the problem of the one character that no database keeps."""
    return Problem(
        OWN + "bad-request", "Bad Request", 400, "The address must not contain the character U+0000."
    )


def not_found(detail: str | None = None) -> Problem:
    """Return the problem of an address where nothing is."""
    return Problem(OWN + "not-found", "Not Found", 404, detail)


def expected(error: Exception) -> Problem | None:
    """Return the problem for an exception that a client can cause, or None for a fault of ours."""
    match error:
        case Problem():
            return error
        case Http404():
            return not_found()
        case RequestDataTooBig():
            return too_large()
        case UnreadablePostError():
            return Problem(
                OWN + "body-unreadable", "Bad Request", 400, "The request body broke off before its end."
            )
        case SuspiciousOperation():
            return Problem(OWN + "bad-request", "Bad Request", 400, "The request cannot be understood.")
        case _:
            return None


DATABASE_AWAY = OWN + "database-unavailable"
PAUSE = 5
"""Seconds after which it is worth asking again when the database could not be reached."""


def database_away(error: BaseException | None) -> str:
    """Return why the database cannot be asked for the moment, in a line for the log; else nothing.

    It is away, full, or locked for long: asking again helps. SQLite calls an unknown table by the same name
    as a disk that is gone: that is a fault, and stays one.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return ""
    if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
        return ""
    return str(error).strip().partition("\n")[0] or type(error).__name__


def internal(error: Exception, request_id: str) -> Problem:
    """Return the problem of a fault of ours; the id leads to it in the log."""
    if database_away(error):
        return Problem(
            DATABASE_AWAY,
            "Service Unavailable",
            503,
            f"The database cannot be reached for the moment. Try again in {PAUSE} seconds.",
            {"requestId": request_id},
        )
    return Problem(
        "about:blank",
        "Internal Server Error",
        500,
        "Something went wrong on our side. Give this number when you report it.",
        {"requestId": request_id},
    )


__all__ = [
    "BODY_LIMIT",
    "DATABASE_AWAY",
    "PAUSE",
    "bad_length",
    "database_away",
    "expected",
    "internal",
    "not_found",
    "null_character",
    "too_large",
    "too_many",
]
