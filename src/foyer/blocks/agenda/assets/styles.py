# SPDX-License-Identifier: EUPL-1.2
"""Bundles the style sheets of the pages, with the local brand at the end, and minifies them."""

from pathlib import Path

import lightningcss

_BROWSERS = ["chrome >= 111", "firefox >= 113", "safari >= 16.4"]


def bundle(sources: Path, brand: str = "") -> str:
    """Return all sheets of a folder, in the order of their names, as one minified sheet.

    Args:
        sources: folder with `*.css`; names begin with a number that gives their order.
        brand: declarations of the local brand, which come last.

    Raises:
        ValueError: a sheet is not CSS; the message names file and line.
    """
    texts = [_checked(path) for path in sorted(sources.glob("*.css"))]
    return minify("\n".join([*texts, brand]), "foyer.css")


def minify(text: str, name: str) -> str:
    """Return one sheet minified for the browsers that we support."""
    return lightningcss.process_stylesheet(text, filename=name, browsers_list=_BROWSERS, minify=True)


def _checked(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    lightningcss.process_stylesheet(text, filename=path.name, browsers_list=_BROWSERS)
    return text
