# SPDX-License-Identifier: EUPL-1.2
"""Which smaller files an image has, how large they are, and what files are called."""

import re
from collections.abc import Iterator

EDITION = 1
"""Of how versions are made. Raise it when that changes: `foyer replay media` makes all of them anew."""

WIDTHS = (320, 640, 960, 1440)
FORMATS = ("avif", "webp")
SHARE = "share"
SHARE_WIDTH = 1200
TALLEST = 2600
"""No version is taller: what is far taller than wide becomes narrower instead."""

LONGEST_SIDE = 20_000
"""No upload is wider or taller."""

_FILE = re.compile(
    r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"(?:\.(png|jpeg|gif)|-(\d{2,4})\.(avif|webp)|-(share)\.(jpg))"
)


def widths(width: int) -> tuple[int, ...]:
    """Return the widths of the versions of an image of this width: none wider than itself."""
    return tuple(sorted({min(width, one) for one in WIDTHS}))


def fitted(size: tuple[int, int], wanted: int) -> tuple[int, int]:
    """Return the size of a version of an image of this size that is at most `wanted` pixels wide."""
    width, height = size
    scale = min(1.0, wanted / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def own_file(image_id: str, extension: str) -> str:
    """Return the name of the file that an image itself is."""
    return f"{image_id}.{extension}"


def version_file(image_id: str, width: int, form: str) -> str:
    """Return the name of the file of one version."""
    return f"{image_id}-{width}.{form}"


def share_file(image_id: str) -> str:
    """Return the name of the file that other sites show of a shared page."""
    return f"{image_id}-{SHARE}.jpg"


def files(image_id: str, extension: str, versions: tuple[int, ...]) -> Iterator[str]:
    """Go through the names of all files of an image."""
    yield own_file(image_id, extension)
    if versions:
        yield share_file(image_id)
    for width in versions:
        for form in FORMATS:
            yield version_file(image_id, width, form)


def is_file(name: str) -> bool:
    """Say whether this is the name of a file that an image may have: nothing else is ever looked up."""
    return _FILE.fullmatch(name) is not None
