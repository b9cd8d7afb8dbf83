# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets (.xlsx): one sheet, a row an item; texts are texts and numbers are numbers.

openpyxl makes the file around the rows. The rows themselves are written as they come: a part may be made by
another process than the one before, and openpyxl keeps its place in a sheet only in memory.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from foyer.blocks.exports.formats import Entry, Point
from foyer.blocks.exports.formats.table import headings, rows
from foyer.blocks.exports.rules.cells import Cell
from foyer.blocks.exports.rules.guarded import printable
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.words import word

_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</sheetData>"
_LONGEST = 32_000
"""A cell holds 32,767 characters, counted in pairs where a sign needs one."""
_WIDTH = 24


class Spreadsheet:
    """Office Open XML."""

    at_once = 250

    def part(
        self, entries: Sequence[Entry], order: Order, state: Any, points: Sequence[Point]
    ) -> tuple[bytes, Any]:
        """Return the rows of a page, as they stand in the sheet."""
        del state, points
        return "".join(_row(cells) for cells in rows(entries, order)).encode("utf-8", "replace"), None

    def write(self, file: BinaryIO, parts: Sequence[Path], order: Order) -> None:
        """Put the rows into the frame."""
        with (
            zipfile.ZipFile(io.BytesIO(_frame(order))) as frame,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        ):
            for name in frame.namelist():
                if name != _SHEET:
                    made.writestr(name, frame.read(name))
            before, end, after = frame.read(_SHEET).partition(_END)
            with made.open(_SHEET, "w", force_zip64=True) as sheet:
                sheet.write(before)
                for path in parts:
                    with path.open("rb") as part:
                        while piece := part.read(1 << 18):
                            sheet.write(piece)
                sheet.write(end + after)


def _row(cells: Iterable[Cell]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        if not cell:
            return "<c/>"
        text = escape(printable(cell[:_LONGEST]), quote=False)
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"<c><v>{cell}</v></c>"


def _frame(order: Order) -> bytes:
    """Return a workbook with the headings alone."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(word(order.collection, order.language))
    sheet.freeze_panes = "A2"
    line = []
    for number, heading in enumerate(headings(order), 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
        cell = WriteOnlyCell(sheet, value=heading)
        cell.font = Font(bold=True)
        line.append(cell)
    sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FORM = Spreadsheet()
