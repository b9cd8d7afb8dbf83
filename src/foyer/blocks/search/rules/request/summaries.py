# SPDX-License-Identifier: EUPL-1.2
"""Which summaries of calendars a request asks for."""

from collections.abc import Iterable

from foyer.blocks.search.rules.request.refusals import parameter as refuse

STYLES = ("text", "html")
SIZES = ("xs", "sm", "md", "lg")
LARGEST = "xl"
"""Accepted, but not told of: the refusal of the contract lists the four older sizes."""


def wanted(values: Iterable[str], *, strict: bool = False) -> tuple[tuple[str, str], ...]:
    """Return (size, style) pairs, each once, of values such as `md-text`; `strict` refuses the largest.

    Raises:
        Problem: the first value with a style, or else a size, that does not exist.
    """
    known = SIZES if strict else (*SIZES, LARGEST)
    found = []
    for value in values:
        size, _, style = value.partition("-")
        if style not in STYLES:
            raise refuse(f"Invalid type: {style}. Use one of: {','.join(STYLES)}")
        if size not in known:
            raise refuse(f"Invalid format: {size}. Use one of: {','.join(SIZES)}")
        found.append((size, style))
    return tuple(dict.fromkeys(found))
