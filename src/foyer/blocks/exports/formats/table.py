# SPDX-License-Identifier: EUPL-1.2
"""CSV: a row an item, UTF-8 with its mark so that spreadsheets see it, and nothing in it that could run."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from foyer.blocks.exports.formats import Entry, Point
from foyer.blocks.exports.formats.joining import append
from foyer.blocks.exports.formats.summarising import summary_in
from foyer.blocks.exports.rules.cells import Cell, row
from foyer.blocks.exports.rules.columns import chosen
from foyer.blocks.exports.rules.grouping import NONE
from foyer.blocks.exports.rules.guarded import guarded, printable
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.words import word


def headings(order: Order) -> list[str]:
    """Return what the columns of an order are called; the first is the heading where there are headings."""
    names = [column.heading(order.language) for column in chosen(order.properties, order.kinds)]
    return names if order.grouping == NONE else [word("heading", order.language), *names]


def rows(entries: Iterable[Entry], order: Order) -> Iterable[list[Cell]]:
    """Go through the cells of entries."""
    columns, summary = chosen(order.properties, order.kinds), summary_in(order.language)
    for entry in entries:
        cells = row(entry.document, columns, order.language, summary)
        yield cells if order.grouping == NONE else [entry.heading, *cells]


class Table:
    """Values between commas, by RFC 4180."""

    at_once = 250

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return the rows of a page."""
        del state, points
        return _written(rows(entries, order)), None

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put a line of headings above the rows."""
        file.write(b"\xef\xbb\xbf" + _written([headings(order)]))
        append(file, parts)


def _written(lines: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for line in lines:
        writer.writerow([guarded(printable(cell)) if isinstance(cell, str) else cell for cell in line])
    return text.getvalue().encode("utf-8", "replace")


FORM = Table()
