# SPDX-License-Identifier: EUPL-1.2
"""Brands of printed lists: a folder with `NAME.json` (name and colour) and files of logos, kept by staff.

What somebody names is looked up in that folder and nowhere else; a name that is not there is shown as a word.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import orjson
from django.conf import settings

DEFAULT_COLOUR = "#8a1f3c"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PICTURES = ("svg", "png", "jpg", "jpeg")
_READABLE = 4.5


@dataclass(frozen=True)
class Brand:
    """What a brand looks like on paper; `logo` is the path of a file below the folder, or None."""

    name: str
    colour: str
    logo: str | None


def folder() -> Path:
    """Return where brands lie."""
    return Path(settings.FOYER_BRANDS_FOLDER)


def brand(name: str, logo: str) -> Brand:
    """Return a brand with a logo, both by name; a colour that nobody could read on paper is not used."""
    said = _said(name)
    colour = str(said.get("colour", ""))
    if not (_COLOUR.fullmatch(colour) and _contrast(colour) >= _READABLE):
        colour = DEFAULT_COLOUR
    return Brand(str(said.get("name", name)), colour, _picture(logo) or _picture(name))


def _said(name: str) -> dict[str, object]:
    path = folder() / f"{name}.json"
    if not _NAME.fullmatch(name) or not path.is_file():
        return {}
    try:
        said = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}


def _picture(name: str) -> str | None:
    stem = name.rpartition(".")[0] if name.rpartition(".")[2].lower() in _PICTURES else name
    if not _NAME.fullmatch(stem):
        return None
    for suffix in _PICTURES:
        if (folder() / f"{stem}.{suffix}").is_file():
            return f"/{stem}.{suffix}"
    return None


def _contrast(colour: str) -> float:
    """Return how a colour stands out against white, by WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
