# SPDX-License-Identifier: EUPL-1.2
"""Inks and palettes of posters, each by day and by night.

The inks are the colours of the design tokens and their neighbours. On dark pages light grounds turn deep
and dark inks light up, so that a wall of posters glows instead of glaring.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Ink(NamedTuple):
    """One colour on light pages (`day`) and on dark ones (`night`), both #rrggbb."""

    day: str
    night: str


class Palette(NamedTuple):
    """A ground and four inks on it: the strong one, the bright one, a second, and the light one."""

    ground: Ink
    main: Ink
    bright: Ink
    second: Ink
    light: Ink


CREAM, BLUSH, SUN = Ink("#fdf1d8", "#fbeccd"), Ink("#ffd9d2", "#ffcfc6"), Ink("#ffc43d", "#ffc43d")
SKY, MINT, LILAC = Ink("#7cc4e8", "#7cc4e8"), Ink("#a8dcc4", "#a8dcc4"), Ink("#cdbdf2", "#c3b1ee")
CURTAIN, ROSE, CORAL = Ink("#b3123a", "#e0305a"), Ink("#e5566d", "#f0647b"), Ink("#f2735a", "#f47c63")
NIGHT, INK, PLUM = Ink("#1f2a5a", "#7583da"), Ink("#17151f", "#b9b0cf"), Ink("#6b1d4f", "#b8558f")
MOSS, LEAF, SAND = Ink("#1d6b4f", "#3fa57f"), Ink("#3f9b6f", "#58b98b"), Ink("#e8d6b3", "#e8d6b3")
WINE, PINE = Ink("#8f0d2d", "#9c1f41"), Ink("#124534", "#28735a")

_DEEP: Mapping[Ink, str] = {
    CREAM: "#2b2536", BLUSH: "#43202e", SUN: "#4a3510", SKY: "#153a55", MINT: "#123f30",
    LILAC: "#31275a", SAND: "#3a3024", CORAL: "#57231a", ROSE: "#521a28",
}  # fmt: skip


def palette(ground: Ink, *inks: Ink) -> Palette:
    """Lay out four inks on a ground; where the ground is dark by day already, nothing changes at night."""
    if ground not in _DEEP:
        return Palette(*(Ink(one.day, one.day) for one in (ground, *inks)))
    return Palette(Ink(ground.day, _DEEP[ground]), *inks)


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """Return `one` with a `share` (0 to 1) of `other` in it; less at night, where a trace is seen."""
    return Ink(_mixed(one.day, other.day, share), _mixed(one.night, other.night, share * 0.4))


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


ROSY = palette(BLUSH, CURTAIN, SUN, NIGHT, CREAM)
PINK = palette(BLUSH, NIGHT, CORAL, CURTAIN, CREAM)
DUSK = palette(NIGHT, ROSE, SUN, SKY, BLUSH)
NOON = palette(SUN, CURTAIN, CREAM, NIGHT, BLUSH)
HONEY = palette(SUN, NIGHT, CORAL, MOSS, CREAM)
PAPER = palette(CREAM, NIGHT, CORAL, CURTAIN, SKY)
LEMON = palette(CREAM, CURTAIN, SUN, NIGHT, BLUSH)
MEADOW = palette(CREAM, MOSS, SUN, CORAL, MINT)
SEA = palette(SKY, NIGHT, SUN, CURTAIN, CREAM)
SHORE = palette(SKY, MOSS, SUN, NIGHT, CREAM)
GROVE = palette(MINT, MOSS, SUN, NIGHT, CREAM)
GARDEN = palette(MINT, CURTAIN, SUN, MOSS, CREAM)
HEATHER = palette(LILAC, NIGHT, SUN, CURTAIN, CREAM)
VIOLET = palette(LILAC, PLUM, SUN, MOSS, CREAM)
VELVET = palette(PLUM, CORAL, SUN, LILAC, BLUSH)
FOREST = palette(MOSS, SUN, MINT, CORAL, CREAM)
BRICK = palette(SAND, CURTAIN, SUN, NIGHT, CREAM)
STONE = palette(SAND, MOSS, CORAL, NIGHT, CREAM)
STAGE = palette(CURTAIN, NIGHT, SUN, ROSE, BLUSH)
BLACK = palette(INK, CORAL, SUN, SKY, CREAM)
PEACH = palette(CORAL, NIGHT, SUN, WINE, CREAM)
