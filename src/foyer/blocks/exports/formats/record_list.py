# SPDX-License-Identifier: EUPL-1.2
"""JSON: a list of documents as the entry API shows them, reduced to the properties that were asked for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from foyer.blocks.exports.formats import Entry, Point
from foyer.blocks.exports.formats.joining import append
from foyer.blocks.exports.formats.summarising import summary_in
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.reduced import reduced

_SIZES = {"short": "sm", "long": "lg"}


class RecordList:
    """A list in brackets, a document a line."""

    at_once = 500

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return the documents of a page."""
        del state, points
        asked = {name.partition(".")[2] for name in order.properties if name.startswith("calendarSummary")}
        sizes = set(_SIZES) if asked == {""} else asked - {""}
        summary = summary_in(order.language)
        lines = []
        for entry in entries:
            document = reduced(entry.document, order.properties)
            if sizes:
                document["calendarSummary"] = {
                    size: summary(entry.document, _SIZES[size]) for size in sorted(sizes & set(_SIZES))
                }
            lines.append(orjson.dumps(document))
        return b",\n".join(lines), None

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put the parts between brackets."""
        del order
        file.write(b"[\n")
        append(file, parts, b",\n")
        file.write(b"\n]\n")


FORM = RecordList()
