# SPDX-License-Identifier: EUPL-1.2
"""Motifs of nature and of sport."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Palette, mix


def hills(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Land in layers under a sun."""
    x, y, radius = dice.between(80, 320), dice.between(74, 130), dice.between(40, 76)
    sheet.disc(x, y, radius, inks.bright)
    if dice.chance(0.4):
        sheet.ring(x, y, radius * 1.3, inks.bright, 4)
    for layer, ink in enumerate((inks.light, mix(inks.main, inks.light, 0.4), inks.main)):
        sheet.hill(150 + layer * 46, dice.between(20, 60), dice.between(-40, 40), ink)
    for _ in range(dice.pick([0, 3, 5])):
        tree, ground = dice.between(30, 370), dice.between(220, 276)
        sheet.box(tree - 3, ground - 24, 6, 40, inks.second)
        sheet.disc(tree, ground - 36, dice.between(13, 23), inks.second)


def stems(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Stems with leaves that grow from below."""
    sheet.disc(dice.between(80, 320), dice.between(76, 110), dice.between(46, 72), inks.bright)
    count = dice.pick([3, 4])
    for stem in range(count):
        x, tall = W * (stem + dice.between(0.35, 0.65)) / count, dice.between(130, 240)
        ink, size = (inks.main, inks.light, inks.second)[stem % 3], 300 / (count + 3)
        sheet.line(ink, 6, f"M{x:.0f} 304V{H - tall:.0f}")
        for leaf in range(4):
            y = H - 10 - (tall - 34) / 4 * leaf
            for side in (-0.35, -1.65):
                sheet.leaf(x, y, size * (1 - 0.1 * leaf), size * 0.3, side, ink)
        sheet.leaf(x, H - tall + 10, size * 0.8, size * 0.3, -1, ink)


def birds(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Birds over water."""
    x, water = dice.between(110, 290), dice.between(186, 214)
    radius = dice.between(70, 96)
    sheet.slice(x, water, radius, 2, 2, inks.bright)
    sheet.box(0, water, W, H, inks.main)
    for row in range(4):
        y, wide = water + 16 + row * 22, radius * (1.7 - row * 0.36)
        sheet.line(inks.bright if row % 2 == 0 else inks.light, 7, f"M{x - wide / 2:.0f} {y:.0f}h{wide:.0f}")
    for _ in range(dice.pick([3, 4, 5])):
        left, y, size = dice.between(40, 340), dice.between(34, 130), dice.between(14, 30)
        sheet.line(inks.second, 6, f"M{left - size:.0f} {y - size * 0.3:.0f}q{size * 0.7:.0f} "
                                   f"{-size * 0.5:.0f} {size:.0f} {size * 0.5:.0f}q{size * 0.3:.0f} "
                                   f"{-size:.0f} {size:.0f} {-size * 0.5:.0f}")  # fmt: skip


def forest(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Trees of all kinds, near and far."""
    sheet.disc(dice.between(70, 330), dice.between(60, 100), dice.between(36, 60), inks.bright)
    for layer, ink in enumerate((mix(inks.main, inks.ground, 0.5), inks.main)):
        ground = 250 + layer * 30
        sheet.box(0, ground, W, H, ink)
        x = -dice.between(0, 30)
        while x < W:
            wide, tall = dice.between(64, 88) + 14 * layer, dice.between(110, 170) + 20 * layer
            kind = dice.pick(["pine", "pine", "round", "leaf"])
            if kind == "pine":
                for tier in range(3):
                    top, half = ground - tall + tier * tall * 0.24, wide * (0.28 + 0.11 * tier)
                    sheet.shape(ink, (x + wide / 2, top), (x + wide / 2 + half, top + tall * 0.46),
                                (x + wide / 2 - half, top + tall * 0.46))  # fmt: skip
            elif kind == "round":
                sheet.disc(x + wide / 2, ground - tall * 0.62, wide * 0.5, ink)
            else:
                sheet.leaf(x + wide / 2, ground - tall * 0.12, tall * 0.9, wide * 0.5, -1, ink)
            sheet.box(x + wide / 2 - 4, ground - tall * 0.5, 8, tall * 0.52, ink)
            x += wide * dice.between(0.8, 1.2)


def flowers(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Flowers as large as the sheet allows."""
    plan = dice.pick(
        [[(130, 130, 96), (306, 96, 62)], [(90, 110, 62), (216, 150, 86), (336, 100, 52)], [(200, 130, 116)]]
    )
    for number, (x, y, reach) in enumerate(plan):
        sheet.line(inks.second, 9, f"M{x} {y}Q{x + 14} {y + 90} {x - 6} 320")
        sheet.leaf(x, min(y + 140, 284), 80, 26, dice.pick([-0.4, -1.6]), inks.second)
        petals, ink = dice.pick([6, 8, 10]), (inks.main, inks.light, inks.bright)[number]
        for petal in range(petals):
            turn = 4 * petal / petals
            sheet.leaf(x, y, reach, reach * 2.1 / petals, turn, ink)
        sheet.disc(x, y, reach * 0.26, inks.bright if ink != inks.bright else inks.main)


def mushrooms(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Mushrooms in the grass."""
    count = dice.pick([2, 3])
    for number in range(count):
        x, cap = W * (number + 0.5) / count + dice.between(-16, 16), dice.between(60, 96)
        y = dice.between(150, 200)
        sheet.path(
            inks.light,
            f"M{x - cap * 0.26:.0f} {y - 4:.0f}h{cap * 0.52:.0f}l{cap * 0.1:.0f} 140h{-cap * 0.72:.0f}z",
        )
        sheet.slice(x, y, cap, 2, 2, (inks.main, inks.bright, inks.second)[number])
        for dot in (2.5, 3.0, 3.5):
            sheet.disc(*polar(x, y, cap * 0.62, dot), cap * 0.13, inks.light)
    for blade in range(11):
        x = blade * 40 + dice.between(-8, 8)
        sheet.leaf(x, 306, dice.between(36, 84), 11, -1 + dice.between(-0.2, 0.2), inks.second)


def lanes(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """The lanes of a track, and a ball."""
    x, y = dice.pick([(-40, 60), (100, 100), (-80, -110), (30, -60)])
    step = dice.pick([24, 30, 36])
    for lane in range(5):
        inset = step * lane
        ink = inks.main if lane % 2 == 0 else inks.light
        sheet.box(x + inset, y + inset, 380 - 2 * inset, 340 - 2 * inset, ink, max(140 - inset, 8))
    ball = dice.between(250, 340), dice.between(80, 210), dice.between(38, 56)
    sheet.disc(*ball, inks.bright)
    sheet.slice(*ball, dice.between(0, 4), 2, inks.second)


def bounce(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A ball on its way."""
    floor, size = dice.between(226, 256), dice.between(34, 52)
    sheet.box(0, floor, W, H, inks.main)
    sheet.line(inks.second, 6, f"M-10 {floor - 90:.0f}Q70 {floor - 130:.0f} 120 {floor - 8:.0f}"
                               f"Q190 -60 270 {floor - 8:.0f}Q330 60 420 {floor - 60:.0f}",
               "14 14")  # fmt: skip
    at = dice.pick([(196, 84), (270, floor - size), (336, 120)])
    sheet.disc(*at, size, inks.bright)
    sheet.slice(*at, size, dice.between(0, 4), 2, inks.second)
    sheet.line(inks.light, 5, f"M0 {floor + 24:.0f}H400")


def court(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """The lines of a court from above."""
    sheet.box(24, 24, 352, 252, inks.main)
    sheet.line(inks.light, 7, "M46 46H354V254H46z M200 46V254")
    sheet.ring(200, 150, dice.between(40, 54), inks.light, 7)
    for side, sweep in ((46, 1), (354, 0)):
        reach = dice.pick([60, 76])
        sheet.line(inks.light, 7, f"M{side} {150 - reach}a{reach} {reach} 0 0 {sweep} 0 {2 * reach}")
    for number in range(dice.pick([3, 5])):
        spot = dice.between(70, 330), dice.between(70, 230)
        sheet.disc(*spot, 15, (inks.second, inks.bright)[number % 2])
    sheet.disc(dice.between(80, 320), dice.between(80, 220), 24, inks.bright)


def bicycle(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Two wheels and a road."""
    y, size = dice.between(176, 192), dice.between(62, 74)
    sheet.disc(dice.between(80, 320), 84, dice.between(44, 66), inks.bright)
    sheet.box(0, y + size + 4, W, H, inks.second)
    back, front = 106, 294
    for x in (back, front):
        sheet.ring(x, y, size, inks.main, 11)
        for spoke in range(4):
            near, far = polar(x, y, size, spoke / 2), polar(x, y, -size, spoke / 2)
            sheet.line(inks.light, 3, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*near, *far))
    frame = f"M{back} {y:.0f}L158 {y - 84:.0f}H258L196 {y + 4:.0f}H{back}M196 {y + 4:.0f}L150 {y - 106:.0f}"
    sheet.line(inks.main, 10, f"{frame}M{front} {y:.0f}L252 {y - 124:.0f}h-34M128 {y - 108:.0f}h44")
    sheet.disc(196, y + 4, 15, inks.bright)


NATURE, SPORT = (hills, stems, birds, forest, flowers, mushrooms), (lanes, lanes, bounce, court, bicycle)
