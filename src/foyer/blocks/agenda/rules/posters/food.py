# SPDX-License-Identifier: EUPL-1.2
"""Motifs of food and drink."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Point, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Ink, Palette


def plates(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Round plates, each cut another way."""
    size = H / dice.pick([2, 2.5])
    laid: list[tuple[Ink, Ink, Ink, Point, int]] = []
    for row in range(int(H / size + 0.5)):
        for column in range(int(W / size) + 1):
            spot = ((column + 0.5) * size, (row + 0.5) * size)
            plate, cut, dot = dice.shuffled(inks[1:])[:3]
            laid.append((plate, cut, dot, spot, dice.pick([0, 1, 2, 3])))
    part, heart = dice.pick([1, 2, 2]), size * dice.pick([0.12, 0.2])
    # Ink by ink: what has one colour becomes one path.
    for ink, _cut, _dot, spot, _turn in sorted(laid):
        sheet.disc(*spot, size * 0.44, ink)
    for _plate, ink, _dot, spot, turn in sorted(laid, key=lambda plate: plate[1]):
        sheet.slice(*spot, size * 0.44, turn, part, ink)
    for _plate, _cut, ink, spot, _turn in sorted(laid, key=lambda plate: plate[2]):
        sheet.disc(*spot, heart, ink)


def pots(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Pots and fruit on a table."""
    sheet.box(0, 244, W, 60, inks.second)
    x, number = dice.between(10, 36), dice.pick([0, 1])
    while x < W - 30:
        size = dice.between(46, 70)
        ink = (inks.main, inks.bright, inks.light)[number % 3]
        lid = (inks.bright, inks.main)[number % 3 == 1]
        if number % 2 == 0:
            tall = size * dice.between(1.4, 2)
            sheet.box(x, 248 - tall, size * 2, tall, ink, size * 0.34)
            sheet.box(x - 7, 242 - tall, size * 2 + 14, 16, lid, 8)
            sheet.disc(x + size, 234 - tall, 10, lid)
        else:
            sheet.disc(x + size, 248 - size * 0.8, size * 0.9, ink)
            sheet.slice(x + size, 248 - size * 0.8, size * 0.9, dice.between(0, 4), 1, lid)
        x += size * 2 + dice.between(8, 20)
        number += 1


def halves(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Fruit cut in halves."""
    plan = dice.pick([[(130, 130, 108), (310, 214, 84)], [(200, 150, 124)], [(96, 96, 78), (270, 130, 100)]])
    for number, (x, y, size) in enumerate(plan):
        skin, flesh = ((inks.main, inks.light), (inks.second, inks.bright))[number]
        sheet.disc(x, y, size, skin)
        sheet.disc(x, y, size * 0.86, flesh)
        parts = dice.pick([6, 7, 8])
        for part in range(parts):
            turn = 4 * part / parts
            pulp = inks.bright if flesh != inks.bright else inks.light
            sheet.slice(
                *polar(x, y, size * 0.1, turn + 2 / parts), size * 0.66, turn + 0.06, 4 / parts - 0.12, pulp
            )
        sheet.disc(x, y, size * 0.1, skin)


def cups(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Cups with steam."""
    count, table = dice.pick([1, 2, 2]), 256
    sheet.box(0, table, W, 60, inks.second)
    for number in range(count):
        size = 110 if count == 1 else dice.between(66, 78)
        x, ink = W * (number + 0.5) / count - size * 0.2, (inks.main, inks.bright)[number]
        top = table - size * 1.06
        sheet.ring(x + size * 0.86, top + size * 0.4, size * 0.3, ink, size * 0.16)
        sheet.path(ink, f"M{x - size * 0.8:.0f} {top:.0f}h{size * 1.6:.0f}v{size * 0.4:.0f}q0 "
                        f"{size * 0.66:.0f} {-size * 0.5:.0f} {size * 0.66:.0f}h{-size * 0.6:.0f}"
                        f"q{-size * 0.5:.0f} 0 {-size * 0.5:.0f} {-size * 0.66:.0f}z")  # fmt: skip
        for wisp in (-0.4, 0, 0.4):
            sheet.line(inks.light, 8, f"M{x + size * wisp:.0f} {top - 16:.0f}q-16 -20 0 -38t0 -38")


def cloth(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A plate on a checkered cloth."""
    step = dice.pick([38, 46])
    for column in range(int(W / step / 2) + 1):
        sheet.box(column * step * 2, 0, step, H, inks.light)
    for row in range(int(H / step / 2) + 1):
        sheet.box(0, row * step * 2, W, step, inks.light)
    x, y = dice.between(170, 230), dice.between(140, 164)
    for radius, ink in ((116, inks.second), (98, inks.light), (64, inks.main)):
        sheet.disc(x, y, radius, ink)
    sheet.slice(x, y, 64, dice.between(0, 4), dice.pick([1, 2]), inks.bright)
    sheet.line(inks.second, 13, f"M{x - 152:.0f} 60V246M{x + 152:.0f} 60V246")


FOOD = (plates, pots, halves, cups, cloth)
