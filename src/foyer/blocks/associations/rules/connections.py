# SPDX-License-Identifier: EUPL-1.2
"""Connections of organisers with associations: which one counts, and how a file tells of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CONFIRMED = "confirmed"
CANCELLED = "cancelled"
STATUSES = frozenset({CONFIRMED, CANCELLED})

_CODE = re.compile(r"V[0-9]{7}")
FIRST = "V0001001"
"""The register gave this number first."""

COLUMNS = ("organizer", "vcode")


class LineError(Exception):
    """A line of a file that tells of no connection; the text says why."""


@dataclass(frozen=True)
class Connection:
    """The number of an association, and whether the organiser is still connected with it."""

    code: str
    status: str


@dataclass(frozen=True)
class Line:
    """What one line of a file says."""

    organizer_id: str
    connection: Connection


def present(connections: Iterable[Connection]) -> Connection | None:
    """Return the connection that counts: a confirmed one, else a cancelled one; the first of equals."""
    found = list(connections)
    return next((each for each in found if each.status == CONFIRMED), next(iter(found), None))


def line(values: Mapping[str, str | None]) -> Line:
    """Return what a line says; columns `organizer`, `vcode`, and `status` (confirmed where it is empty).

    Letters of numbers and statuses may be capitals or not.

    Raises:
        LineError: the organiser is missing, the number is none of the register, or the status is unknown.
    """
    told = {name: (values.get(name) or "").strip() for name in (*COLUMNS, "status")}
    code = told["vcode"].upper()
    if not told["organizer"] or len(told["organizer"]) > 255:
        raise LineError("column organizer must be the id of an organiser")
    if not _CODE.fullmatch(code) or code < FIRST:
        raise LineError(f"column vcode must be V and seven digits, from {FIRST}, not {told['vcode']!r}")
    status = told["status"].lower() or CONFIRMED
    if status not in STATUSES:
        raise LineError(f"column status must be confirmed or cancelled, not {told['status']!r}")
    return Line(told["organizer"], Connection(code, status))
