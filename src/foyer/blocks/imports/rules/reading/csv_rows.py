# SPDX-License-Identifier: EUPL-1.2
"""CSV: delimiter detection, header or numbered columns, lines counted as an editor shows them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from foyer.blocks.imports.rules.mapping.model import Reading
from foyer.blocks.imports.rules.rows import Row, Source, UnreadableFile

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 1_000_000
_LONGEST_LINE = 10_000
_LOOKED_AT = 600_000


def csv_rows(text: str, reading: Reading) -> Source:
    """Return the rows of a CSV text.

    Raises:
        UnreadableFile: it has no rows, no columns, or a quote that is never closed.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = reading.delimiter if reading.delimiter != "auto" else detect_delimiter(text, reading.quote)
    records = _records(text, delimiter, reading)
    header = next(records, None) if reading.header else None
    if reading.header and header is None:
        raise UnreadableFile("the file has no header line")
    first = next(records, None)
    if first is None:
        raise UnreadableFile(
            "the file has a header line but no rows" if reading.header else "the file has no rows"
        )
    columns = _columns(reading, header[1] if header else None, len(first[1]))
    rows = [_row(columns, *first), *(_row(columns, line, fields) for line, fields in records)]
    remarks = [f"columns are separated by {'a tab' if delimiter == chr(9) else delimiter}"]
    return Source(rows, columns, "csv", tuple(remarks))


def _row(columns: tuple[str, ...], line: int, fields: list[str]) -> Row:
    padded = fields + [""] * (len(columns) - len(fields))
    surplus = 0 if not any(each.strip() for each in fields[len(columns) :]) else len(fields) - len(columns)
    if len(fields) < len(columns):
        surplus = len(fields) - len(columns)
    return Row(line, dict(zip(columns, padded, strict=False)), surplus=surplus)


def _columns(reading: Reading, header: list[str] | None, count: int) -> tuple[str, ...]:
    """Return the names of the columns: those of the mapping, of the header, or numbers from 1."""
    if reading.columns:
        if len(reading.columns) != count:
            raise UnreadableFile(
                f"the mapping names {len(reading.columns)} columns under `read.columns`, the file has {count}"
            )
        return reading.columns
    if header is None:
        return tuple(str(number) for number in range(1, count + 1))
    names = [name.strip() or str(number) for number, name in enumerate(header, 1)]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise UnreadableFile(
            f'the header names the column "{twice[0]}" twice; name all columns under `read.columns`, '
            "with `skip_rows: 1` and `header: false`"
        )
    return tuple(names)


def _records(text: str, delimiter: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the line on which it begins, blank lines left out."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quotechar=reading.quote, strict=True
    )
    line = 1
    try:
        for fields in reader:
            if line > reading.skip_rows and any(each.strip() for each in fields):
                yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(f"line {line}: {_why(error)}") from error


def _why(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"a field there is longer than {_LONGEST_FIELD:,} characters; is a quote never closed?"
    return f"{error}; a quote is opened there and not closed as it should be"


def detect_delimiter(text: str, quote: str = '"') -> str:
    """Return the delimiter that splits the first lines into the same number of columns, the most of them.

    A text that none of them splits has one column, and then any will do.
    """
    # Long lines are cut: what lies behind says nothing new, and no reader of CSV takes fields of any length.
    sample = "\n".join(line[:_LONGEST_LINE] for line in text[:_LOOKED_AT].splitlines()[:60])
    best, score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        counts = Counter(
            len(fields)
            for fields in csv.reader(io.StringIO(sample), delimiter=delimiter, quotechar=quote)
            if fields
        )
        columns, times = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        if columns > 1 and (times / counts.total(), columns) > score:
            best, score = delimiter, (times / counts.total(), columns)
    return best
