# SPDX-License-Identifier: EUPL-1.2
"""Motifs of heritage and of words: towers and gables, books and talk."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Palette, mix


def gables(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A row of gables, as on our market squares."""
    sheet.disc(dice.between(60, 340), dice.between(56, 80), dice.between(28, 48), inks.bright)
    x, number, size = -dice.between(0, 36), 0, dice.pick([70, 84, 104])
    while x < W:
        wide, top = dice.between(size * 0.85, size * 1.15), dice.between(110, 176)
        ink = (inks.main, inks.light, inks.second)[number % 3]
        kind = dice.pick(["steps", "steps", "point", "bell"])
        sheet.box(x, top, wide, H, ink)
        if kind == "steps":
            for step in (1, 2, 3):
                sheet.box(
                    x + wide * 0.14 * step, top - size * 0.17 * step, wide * (1 - 0.28 * step), H - top, ink
                )
        elif kind == "point":
            sheet.shape(ink, (x, top + 1), (x + wide, top + 1), (x + wide / 2, top - wide * 0.7))
        else:
            sheet.arch(x + wide * 0.16, top + 2, wide * 0.68, wide * 0.62, ink)
        pane = inks.bright if number % 3 != 1 else inks.main
        for row in range(2 + (size < 100)):
            for column in (0.2, 0.58):
                y = top + size * (0.22 + 0.56 * row)
                sheet.box(x + wide * column, y, wide * 0.22, size * 0.32, pane)
        x += wide + 3
        number += 1


def arches(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A row of arches, one in the other."""
    wide = dice.pick([W / 3, W / 4, W / 2])
    sheet.disc(dice.between(60, 340), dice.between(50, 84), dice.between(30, 50), inks.bright)
    for number in range(int(W / wide + 0.5)):
        tall, x = dice.between(150, 236), number * wide
        for depth, ink in enumerate((inks.main, inks.light, inks.second)):
            inset = wide * 0.12 * depth + wide * 0.05
            sheet.arch(x + inset, H, wide - 2 * inset, tall - wide * 0.2 * depth, ink)
    sheet.box(0, 286, W, 20, inks.bright)


def belfry(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A belfry with its clock above roofs."""
    x, wide = dice.between(130, 270), dice.between(84, 104)
    sheet.disc(x + dice.pick([-100, 100]), dice.between(70, 110), dice.between(36, 52), inks.bright)
    left = x - wide / 2
    sheet.box(left, 110, wide, 200, inks.main)
    sheet.box(left - 9, 100, wide + 18, 16, inks.second)
    sheet.shape(inks.second, (left + 4, 101), (left + wide - 4, 101), (x, 12))
    for corner in (left - 4, left + wide + 4):
        sheet.shape(inks.second, (corner - 11, 101), (corner + 11, 101), (corner, 58))
    sheet.disc(x, 152, wide * 0.3, inks.light)
    sheet.line(
        inks.second, 5, f"M{x:.0f} 152V{152 - wide * 0.2:.0f}M{x:.0f} 152l{wide * 0.14:.0f} {wide * 0.1:.0f}"
    )
    for window in (-0.26, 0.06):
        sheet.arch(x + wide * window, 250, wide * 0.2, 50, inks.light)
    for number in range(6):
        roof, tall = number * 76 - 30, dice.between(26, 54)
        ink = mix(inks.second, inks.ground, 0.25) if number % 2 else inks.second
        if not left - 50 < roof < left + wide - 30:
            sheet.shape(ink, (roof, 262), (roof + 84, 262), (roof + 42, 262 - tall))
            sheet.box(roof, 261, 84, 50, ink)


def rose(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A rose window."""
    x, y, leaves = 200, dice.pick([150, 150, 300]), dice.pick([8, 10, 12])
    reach = 132 if y < 200 else 250
    sheet.disc(x, y, reach, inks.second)
    for petal in range(leaves):
        ink = (inks.main, inks.bright)[petal % 2]
        sheet.leaf(*polar(x, y, reach * 0.26, 4 * petal / leaves), reach * 0.66, reach * 1.9 / leaves,
                   4 * petal / leaves, ink)  # fmt: skip
        sheet.disc(*polar(x, y, reach * 0.84, 4 * (petal + 0.5) / leaves), reach * 0.07, inks.light)
    sheet.disc(x, y, reach * 0.2, inks.light)
    sheet.disc(x, y, reach * 0.1, inks.main)


def mill(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A windmill on its hill."""
    x, y, turn = dice.between(150, 250), dice.between(112, 130), dice.between(0.2, 0.8)
    sheet.disc(dice.between(60, 120), 78, dice.between(30, 46), inks.bright)
    sheet.slice(x, 360, 170, 2, 2, inks.second)
    sheet.shape(inks.main, (x - 30, y - 6), (x + 30, y - 6), (x + 52, 262), (x - 52, 262))
    sheet.slice(x, y - 4, 34, 2, 2, inks.second)
    sheet.arch(x - 15, 262, 30, 52, inks.light)
    for sail in range(4):
        tip, side = polar(x, y, 112, turn + sail), polar(x, y, 108, turn + sail + 0.24)
        sheet.shape(inks.light, polar(x, y, 26, turn + sail), tip, side, polar(x, y, 32, turn + sail + 0.5))
        sheet.line(inks.main, 5, f"M{x:.0f} {y:.0f}L{tip[0]:.0f} {tip[1]:.0f}")
    sheet.disc(x, y, 9, inks.bright)


def voices(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Balloons that answer each other."""
    plans = [
        [(24, 28, 200, 106, 0), (160, 118, 196, 100, 1), (52, 216, 140, 66, 0)],
        [(34, 60, 240, 150, 0), (214, 168, 150, 92, 1)],
        [(130, 30, 230, 120, 1), (40, 140, 200, 108, 0)],
    ]
    order = dice.shuffled([inks.main, inks.bright, inks.second])
    for number, (left, top, wide, tall, right) in enumerate(dice.pick(plans)):
        x, y, ink = left + dice.between(-8, 14), top + dice.between(-8, 8), order[number]
        round_ = dice.pick([16, tall / 2.2])
        sheet.box(x, y, wide, tall, ink, round_)
        tail, lean = (x + wide - 56, 26) if right else (x + 56, -26)
        low = y + tall - 2
        sheet.shape(ink, (tail - 20, low), (tail + 20, low), (tail + lean, low + 34))
        mark = inks.light if ink != inks.light else inks.main
        if dice.chance(0.25):
            for dot in (-1, 0, 1):
                sheet.disc(x + wide / 2 + dot * tall * 0.32, y + tall / 2, tall * 0.1, mark)
        else:
            for row in range(2 if tall > 80 else 1):
                sheet.line(mark, 11, f"M{x + 34:.0f} {y + tall * (0.36 + 0.28 * row):.0f}"
                                     f"h{dice.between(wide * 0.36, wide * 0.68):.0f}")  # fmt: skip


def books(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Backs of books, one leaning."""
    shelves = dice.pick([(292,), (150, 292), (150, 292)])
    for base in shelves:
        high = 210 if len(shelves) == 1 else 116
        x, lean, number = -dice.between(0, 20), dice.pick([2, 3, 4]), 0
        while x < W:
            wide, tall = dice.between(22, 40) * (1.6 if high > 200 else 1), dice.between(high * 0.62, high)
            ink = inks[1 + (number * 3 + dice.pick([0, 1])) % 4]
            if number == lean:
                shift = high * 0.3
                sheet.shape(ink, (x, base), (x + wide, base), (x + wide + shift, base - tall),
                            (x + shift, base - tall))  # fmt: skip
                x += shift + 8
            else:
                sheet.box(x, base - tall, wide, tall, ink)
                band = inks[1 + (inks[1:].index(ink) + 1) % 4]
                sheet.box(x, base - tall + high * 0.13, wide, high * 0.07, band)
            x += wide + 4
            number += 1
        sheet.box(0, base, W, 10, inks.main)


def pages(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A book that opens, and what rises from it."""
    x, y = dice.between(180, 220), dice.between(200, 224)
    reach = dice.between(80, 120)
    for ring, ink in enumerate((inks.second, inks.bright, inks.main)):
        sheet.slice(x, y - 18, reach - 28 * ring, 2, 2, ink)
    if dice.chance(0.5):
        for ray in range(5):
            near, far = (polar(x, y - 18, reach + more, 2.3 + ray * 0.35) for more in (16, 46))
            sheet.line(inks.bright, 8, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*near, *far))
    for side in (-1, 1):
        ink = inks.light if side < 0 else mix(inks.light, inks.main, 0.12)
        sweep = f"M{x:.0f} {y:.0f}q{side * 70} -44 {side * 150} -14v70q{-side * 80} -26 {-side * 150} 16z"
        sheet.path(inks.main, sweep.replace(f"M{x:.0f} {y:.0f}", f"M{x:.0f} {y + 14:.0f}"))
        sheet.path(ink, sweep)
        for row in range(3):
            sheet.line(
                inks.second, 4, f"M{x + side * 26:.0f} {y + 2 + row * 16:.0f}q{side * 44} -24 {side * 96} -8"
            )


def lamp(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A lamp over a table with books."""
    x, table = dice.between(130, 220), 252
    sheet.shape(
        inks.bright, (x - 34, 92), (x + 34, 92), (x + dice.between(120, 150), table), (x - 120, table)
    )
    sheet.path(inks.main, f"M{x - 70:.0f} 112a70 70 0 0 1 140 0z")
    sheet.line(inks.main, 6, f"M{x:.0f} 46V-4")
    sheet.slice(x, 112, 20, 0, 2, inks.light)
    sheet.box(0, table, W, 60, inks.second)
    y = float(table)
    for book in range(dice.pick([2, 3, 4])):
        wide, tall = dice.between(92, 138), dice.between(18, 28)
        y -= tall
        ink = (inks.main, inks.light, inks.second)[book % 3]
        sheet.box(x - wide / 2 + dice.between(-14, 26), y, wide, tall, ink, 3)
    sheet.disc(dice.between(320, 350), table - 26, 27, inks.main)


def threads(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Thoughts that are tied to each other."""
    spots = [(60 + 140 * column + dice.between(-30, 30), 60 + 90 * row + dice.between(-20, 20))
             for row in range(3) for column in range(3)]  # fmt: skip
    for one, other in ((0, 1), (1, 4), (4, 3), (3, 6), (4, 8), (8, 5), (5, 2), (7, 4)):
        sheet.line(inks.second, 5, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*spots[one], *spots[other]))
    for number, spot in enumerate(spots):
        size, ink = dice.pick([16, 24, 38]), inks[(1, 2, 4)[number % 3]]
        sheet.disc(*spot, size, ink)
        if size > 30:
            sheet.slice(*spot, size * 0.6, dice.between(0, 4), 2, inks.second)


HERITAGE, WORDS = (gables, arches, belfry, rose, mill), (voices, books, pages, lamp, threads)
