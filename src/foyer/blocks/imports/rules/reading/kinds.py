# SPDX-License-Identifier: EUPL-1.2
"""What kind of file some bytes are, told from the bytes themselves."""

from foyer.blocks.imports.rules.rows import UnreadableFile

_OTHERS = (
    (b"PK\x03\x04", "an Excel or OpenDocument workbook, or another zip file; save the sheet as CSV (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file; save the sheet as CSV (UTF-8)"),
    (b"%PDF", "a PDF document; ask for the data as CSV, JSON or iCalendar"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"SQLite format 3", "an SQLite database; export the table as CSV"),
    (b"PAR1", "a Parquet file; export it as CSV"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def refuse_other_kinds(content: bytes) -> None:
    """Let CSV, JSON and iCalendar pass.

    Raises:
        UnreadableFile: the file is empty, or of a kind that is none of the three.
    """
    if not content.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("the file is empty")
    for magic, what in _OTHERS:
        if content.startswith(magic):
            raise UnreadableFile(f"this is {what}")
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise UnreadableFile("this is a web page; the address of the data itself is another one")
    if head.startswith((b"<?xml", b"<rss", b"<feed")):
        raise UnreadableFile("this is an XML file; only CSV, JSON and iCalendar can be read")
    if b"\x00" in content[:4000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("this is a binary file, not CSV, JSON or iCalendar (or UTF-16 without its mark)")


def guess_format(content: bytes, name: str) -> str:
    """Return csv, json, json-lines or icalendar, by content first and name second."""
    head = content[:4000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return "icalendar"
    suffix = name.lower().partition("?")[0].rpartition(".")[2]
    if suffix in {"ndjson", "jsonl"}:
        return "json-lines"
    if head[:1] in {b"{", b"["} and suffix != "csv":
        return "json"
    return {"ics": "icalendar", "json": "json", "geojson": "json"}.get(suffix, "csv")


def decode(content: bytes, encoding: str) -> tuple[str, str]:
    """Return the text and the encoding that it was in.

    `auto` takes a byte order mark at its word, then UTF-8, then Windows-1252, which holds all
    printed characters of Latin-1.

    Raises:
        UnreadableFile: the bytes are not in the encoding asked for.
    """
    if encoding != "auto":
        return _strictly(content, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "windows-1252"


def _strictly(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeError as error:
        line = content[: getattr(error, "start", 0)].count(b"\n") + 1
        _, other = decode(content, "auto") if encoding not in {"utf-8-sig", "utf-16"} else ("", "")
        hint = f"; it looks like {other}: write that under `read.encoding`" if other else ""
        raise UnreadableFile(f"line {line} is not {encoding}{hint}") from error
