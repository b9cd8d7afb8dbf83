# SPDX-License-Identifier: EUPL-1.2
"""Cuts the two typefaces down to the letters that our four languages use, as WOFF2.

Bricolage Grotesque keeps its weight axis (400 to 800) and loses width and optical size;
Atkinson Hyperlegible comes in regular and bold. Together they stay under 70 kB.
"""

import io
from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_PUNCTUATION = "–—‘’‚“”„•…‹›€→←↑↓−"
LETTERS = (
    frozenset(range(0x20, 0x7F))
    | frozenset(range(0xA0, 0x100))
    | {ord(sign) for sign in "ŒœŸẞ" + _PUNCTUATION}
)
_FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
_HEADINGS = ("fontpkg_bricolage_grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf")
_TEXT = "fontpkg_atkinson_hyperlegible"


def build(folder: Path) -> list[Path]:
    """Write the three font files into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "bricolage.woff2": _cut(_weight_axis_only(_read(*_HEADINGS))),
        "atkinson-regular.woff2": _cut(_read(_TEXT, "AtkinsonHyperlegible-Regular.ttf")),
        "atkinson-bold.woff2": _cut(_read(_TEXT, "AtkinsonHyperlegible-Bold.ttf")),
    }
    paths = []
    for name, data in made.items():
        path = folder / name
        path.write_bytes(data)
        paths.append(path)
    return paths


def _read(package: str, name: str) -> TTFont:
    return TTFont(io.BytesIO(resources.files(package).joinpath("files", name).read_bytes()))


def _weight_axis_only(font: TTFont) -> TTFont:
    pinned = instancer.instantiateVariableFont(font, {"wght": (400, 800), "wdth": 100, "opsz": 40})
    # The subsetter cannot read the half-changed tables in memory; a round trip settles them.
    settled = io.BytesIO()
    pinned.save(settled)
    settled.seek(0)
    return TTFont(settled)


def _cut(font: TTFont) -> bytes:
    options = subset.Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
