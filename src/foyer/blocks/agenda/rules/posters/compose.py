# SPDX-License-Identifier: EUPL-1.2
"""Puts one composition together: family and seed in, SVG out."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W
from foyer.blocks.agenda.rules.posters.families import FAMILIES
from foyer.blocks.agenda.rules.posters.inks import Ink, Palette, mix

# Raise this when drawings change: it stands in their addresses, which browsers keep for a year.
EDITION = 2


def compose(family: str, seed: str) -> str:
    """Return the SVG document (4:3, by day and by night) of an offer.

    Args:
        family: a key of `FAMILIES`.
        seed: the offer's identifier.

    Raises:
        KeyError: there is no such family.
    """
    chosen = FAMILIES[family]
    dice = Dice(seed)
    inks, motif = dice.pick(chosen.palettes), dice.pick(chosen.motifs)
    sheet = Sheet(inks.ground)
    dice.pick(_BACKDROPS)(sheet, dice, inks)
    camera = _camera(dice)
    motif(sheet, dice, inks)
    return sheet.svg(camera)


def _camera(dice: Dice) -> str:
    """Mirror some compositions, and step nearer to some: crops make posters of pictures."""
    near = dice.pick([1, 1, 1, 1.18, 1.4])
    x, y = dice.between(120, 280), dice.between(120, 220)
    mirrored = dice.chance(0.5)
    if near == 1 and not mirrored:
        return ""
    across = near * (-1 if mirrored else 1)
    left = x * (1 - near) + (W * near if mirrored else 0)
    return f"matrix({across:g} 0 0 {near:g} {left:.0f} {y * (1 - near):.0f})"


def _tint(inks: Palette) -> Ink:
    """Return a shade of the ground: enough to be seen, too little to be read as a shape."""
    return mix(inks.ground, inks.light, 0.3 if inks.ground.day != inks.ground.night else 0.11)


def _plain(_sheet: Sheet, _dice: Dice, _inks: Palette) -> None:
    """Leave the ground as it is."""


def _halved(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    sheet.box(0, 0, dice.between(120, 280), H, _tint(inks))


def _rays(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    tint, x, y = _tint(inks), dice.between(80, 320), dice.between(60, 300)
    for ray in range(8):
        sheet.slice(x, y, 480, ray / 2, 0.25, tint)


def _dots(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    step = dice.pick([26, 34])
    rows = "".join(f"M6 {step // 2 + row * step}H400" for row in range(H // step + 1))
    sheet.line(mix(inks.ground, inks.main, 0.18), 6, rows, f"0 {step}")


def _bands(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    step = dice.pick([24, 40])
    rows = "".join(f"M0 {row * step * 2}H400" for row in range(H // step // 2 + 1))
    sheet.line(_tint(inks), step, rows)


def _halo(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    sheet.disc(
        dice.between(120, 280),
        dice.between(90, 200),
        dice.between(120, 170),
        _tint(inks),
    )


_BACKDROPS = (_plain, _plain, _plain, _halved, _rays, _dots, _bands, _halo)
