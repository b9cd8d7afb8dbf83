# SPDX-License-Identifier: EUPL-1.2
"""Puts one composition together: family and seed in, SVG out."""

from collections.abc import Mapping

from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet
from foyer.blocks.agenda.rules.posters.families import FAMILIES

SHAPES: Mapping[str, tuple[int, int]] = {"card": (400, 300), "wide": (1200, 480)}


def compose(family: str, seed: str, shape: str = "card") -> str:
    """Return the SVG document of an offer.

    Args:
        family: a key of `FAMILIES`.
        seed: the offer's identifier.
        shape: `card` (4:3) or `wide` (5:2).

    Raises:
        KeyError: there is no such family or shape.
    """
    chosen = FAMILIES[family]
    width, height = SHAPES[shape]
    dice = Dice(seed)
    ground, *colours = dice.pick(chosen.palettes)
    motif = dice.pick(chosen.motifs)
    sheet = Sheet(width, height, ground)
    motif(sheet, dice, tuple(colours))
    return sheet.svg()
