# SPDX-License-Identifier: EUPL-1.2
"""Motifs of music."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Palette


def arcs(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Sound that spreads from a corner, with an echo."""
    x, y = dice.pick([(0, H), (200, H), (0, 0), (70, 150), (200, 150)])
    step = dice.pick([34, 42, 52])
    order = dice.shuffled(inks[1:])
    for ring in range(7, 0, -1):
        sheet.disc(x, y, step * ring, order[ring % len(order)])
    if x < 200:
        sheet.disc(330, dice.between(60, 120), dice.between(26, 48), order[1])


def bars(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """The bars of an equaliser before a record."""
    x, y, radius = dice.between(150, 310), dice.between(90, 150), dice.between(84, 118)
    _record(sheet, x, y, radius, inks)
    width = dice.pick([18, 24, 32])
    for number in range(int(W / (width * 1.45)) + 1):
        tall = dice.between(26, 200) * (0.55 if number % 3 == 1 else 1)
        left = number * width * 1.45 + 5
        sheet.box(left, H - tall, width, tall + 50, inks[(3, 2, 4)[number % 3]], width / 2)


def vinyl(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A record that fills the sheet, and the arm that plays it."""
    x, y = dice.between(130, 210), dice.between(140, 190)
    _record(sheet, x, y, dice.between(132, 165), inks)
    sheet.slice(x, y, 52, dice.between(0, 4), dice.pick([1, 2]), inks.light)
    sheet.disc(x, y, 8, inks.ground)
    corner, elbow = dice.between(330, 372), dice.between(120, 200)
    sheet.line(inks.second, 11, f"M{corner:.0f} 34V{elbow:.0f}L{x + 74:.0f} {y + 34:.0f}")
    sheet.disc(corner, 36, 24, inks.second)
    sheet.disc(corner, 36, 9, inks.bright)


def notes(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Notes on lines that swing across."""
    bend, top = dice.between(-70, 70), dice.between(60, 96)
    for line in range(5):
        y = top + 38 * line
        sheet.line(inks.second, 4, f"M-20 {y:.0f}Q200 {y + bend:.0f} 420 {y:.0f}")
    count = dice.pick([3, 4, 5])
    for note in range(count):
        x, size = W * (note + 0.5) / count, dice.pick([22, 26, 30])
        y = top + 38 * dice.pick([1, 2, 3, 4]) + bend * 0.4
        ink = inks[(1, 2, 4)[note % 3]]
        sheet.disc(x, y, size, ink)
        sheet.box(x + size - 9, y - 92, 9, 92, ink)
        if dice.chance(0.6):
            sheet.shape(ink, (x + size - 9, y - 92), (x + size + 36, y - 64), (x + size - 9, y - 52))


def piano(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Keys, and what rises from them."""
    edge, keys = dice.between(150, 190), dice.pick([6, 7, 8])
    for moment in range(dice.pick([2, 3])):
        x = W * (moment + dice.between(0.3, 0.8)) / 3
        for ring, ink in enumerate((inks.main, inks.bright, inks.second)):
            sheet.slice(x, edge, (96 - 30 * ring) * dice.between(0.8, 1.1), 2, 2, ink)
    wide = W / keys
    sheet.box(0, edge, W, H, inks.second)
    for key in range(keys):
        ink = inks.bright if dice.chance(0.15) else inks.light
        sheet.box(key * wide + 2, edge + 8, wide - 4, H, ink)
    for key in range(1, keys):
        if key % 7 not in {3, 0}:
            sheet.box(key * wide - wide * 0.28, edge + 8, wide * 0.56, (H - edge) * 0.56, inks.second)


def guitar(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """The body of a guitar, its neck towards the corner."""
    x, y, turn = dice.between(110, 160), dice.between(190, 220), dice.between(-0.55, -0.2)
    low, high = dice.between(92, 108), dice.between(66, 76)

    def at(distance: float, aside: float = 0) -> tuple[float, float]:
        return polar(*polar(x, y, distance, turn), aside, turn + 1)

    for distance, radius, ink in ((0, low, inks.main), (104, high, inks.main), (0, low - 14, inks.bright),
                                  (104, high - 14, inks.bright)):  # fmt: skip
        sheet.disc(*at(distance), radius, ink)
    sheet.disc(*at(62), 31, inks.main)
    sheet.shape(inks.second, at(70, -13), at(460, -13), at(460, 13), at(70, 13))
    sheet.line(inks.second, 13, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*at(-42, -30), *at(-42, 30)))
    for string in (-7, 0, 7):
        sheet.line(inks.light, 2, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*at(-42, string), *at(460, string)))


def _record(sheet: Sheet, x: float, y: float, radius: float, inks: Palette) -> None:
    sheet.disc(x, y, radius, inks.main)
    for share in (0.86, 0.72, 0.58):
        sheet.ring(x, y, radius * share, inks.ground, 2)
    sheet.disc(x, y, radius * 0.34, inks.bright)


MOTIFS = (arcs, bars, vinyl, notes, piano, guitar)
