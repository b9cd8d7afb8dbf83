# SPDX-License-Identifier: EUPL-1.2
"""The forms that an export can have: a module each, all made in parts.

A part is a file of its own, made from a page of items and never changed: a process that dies leaves a part
that nobody counts. At the end the parts become one file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.values import Json


@dataclass(frozen=True)
class Entry:
    """One item of an export: its document, the heading that it stands under, and its number, from one."""

    document: Json
    heading: str
    number: int


@dataclass(frozen=True)
class Point:
    """Where an item lies, with its number."""

    number: int
    latitude: float
    longitude: float


class Form(Protocol):
    """How files of one form are made. `at_once` is how many items make a part: well under a second's work."""

    at_once: int

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return a part, and what the next one must know (JSON; None before the first).

        `points` are those of all items, where the order wants a map and this is the first part.
        """

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put the parts together."""


_MODULES = {
    "json": "record_list",
    "csv": "table",
    "xlsx": "spreadsheet",
    "ics": "calendar_file",
    "pdf": "printed",
}
FORMATS = tuple(_MODULES)
"""Names of forms, which are also the extensions of their files."""

EVENTS_ONLY = frozenset({"ics"})
"""Forms that only events can have: they are of dates."""

CONTENT_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
}


def form(name: str) -> Form:
    """Return how files of a form are made; only who makes one loads what it takes."""
    found: Form = import_module(f"{__name__}.{_MODULES[name]}").FORM
    return found
