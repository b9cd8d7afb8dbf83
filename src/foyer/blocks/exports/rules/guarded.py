# SPDX-License-Identifier: EUPL-1.2
"""Cells that a spreadsheet would take for a formula, and signs that no file of text may hold."""

import re
import unicodedata

# Spreadsheets of countries with a decimal comma part cells at semicolons, and then see no quotes either: what
# follows a semicolon, a tab or the end of a line begins a cell there.
_BEGINS = re.compile(r"""(\A|[;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@\uff0b\uff0d\uff1d\uff20|%])""")
_BLANKS = ("\t", "\r", "\n")
_NOT_DRAWN = frozenset({"So", "Co", "Cn", "Cf", "Me"})
_VARIANTS = "\ufe0e\ufe0f"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def guarded(text: str) -> str:
    """Return a text as it may stand in a CSV file: nothing in it runs when a spreadsheet opens it.

    What could begin a formula gets an apostrophe before it, which spreadsheets take for "this is text".
    """
    shown = _BEGINS.sub(r"\1'", text)
    return f"'{shown}" if shown.startswith(_BLANKS) else shown


def printable(text: str) -> str:
    """Return a text without the control characters that XML, PDF and calendars cannot hold."""
    return _CONTROL.sub("", text)


def on_paper(text: str) -> str:
    """Return a text without what no typeface of ours can draw: pictures among letters, and private signs."""
    clean = unicodedata.normalize("NFC", printable(text))
    if clean.isascii():
        return clean
    return "".join(
        sign for sign in clean if unicodedata.category(sign) not in _NOT_DRAWN and sign not in _VARIANTS
    )
