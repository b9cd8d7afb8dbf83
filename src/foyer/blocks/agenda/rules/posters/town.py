# SPDX-License-Identifier: EUPL-1.2
"""Motifs of towns and rooms: gables, books, a cinema, leaves, instruments, tables."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet

Colours = tuple[str, ...]


def gables(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A row of stepped gables, as on our market squares."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    sheet.disc(w * dice.between(0.15, 0.85), unit * 2.6, unit * dice.between(1.2, 1.8), colours[1])
    x, number = -unit * dice.between(0, 1.4), 0
    while x < w:
        wide = unit * dice.between(2.8, 3.8)
        top = h - unit * dice.between(5, 7.6)
        fill = colours[number % 3 if number % 3 != 1 else 3]
        steps = 3
        for step in range(steps + 1):
            inset = wide / 2 / (steps + 0.6) * step
            sheet.box(x + inset, top - unit * 0.62 * step, wide - 2 * inset, h, fill)
        light = colours[1] if fill != colours[1] else colours[2]
        for row in range(3):
            for column in range(2):
                left = x + wide * (0.22 + 0.34 * column)
                sheet.box(left, top + unit * (0.7 + 1.7 * row), wide * 0.2, unit * 0.95, light, wide * 0.1)
        x += wide + unit * 0.12
        number += 1


def books(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Backs of books on two shelves, one leaning."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    for base in (h * 0.52, h * 0.97):
        x = -unit * dice.between(0, 0.8)
        lean = dice.pick([3, 4, 5, 6])
        number = 0
        while x < w:
            wide, tall = unit * dice.between(0.7, 1.5), unit * dice.between(3.2, 4.8)
            fill = dice.pick(colours)
            if number == lean:
                shift = unit * 1.3
                sheet.shape(
                    fill,
                    (x, base),
                    (x + wide, base),
                    (x + wide + shift, base - tall),
                    (x + shift, base - tall),
                )
                x += shift + unit * 0.3
            else:
                sheet.box(x, base - tall, wide, tall, fill)
                band = colours[(colours.index(fill) + 1) % len(colours)]
                sheet.box(x, base - tall + unit * 0.6, wide, unit * 0.3, band)
            x += wide + unit * 0.14
            number += 1
        sheet.box(0, base, w, unit * 0.34, colours[0])


def cinema(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A bright screen above rows of heads."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    left, wide = w * 0.12, w * 0.76
    sheet.box(left, unit * 1.2, wide, unit * 6.4, colours[2], unit * 0.3)
    sun = left + wide * dice.between(0.25, 0.75)
    sheet.slice(sun, unit * 7.6, unit * dice.between(2, 3), 2, 2, colours[dice.pick([0, 3])])
    sheet.disc(left + wide * dice.between(0.12, 0.85), unit * 2.9, unit * 0.8, colours[0])
    for row in range(2):
        count = 7 + row
        for seat in range(count):
            x = w * (seat + 0.5) / count + dice.between(-unit * 0.2, unit * 0.2)
            y = h - unit * (2.5 - 1.5 * row)
            fill = colours[1] if row else colours[3]
            sheet.disc(x, y, unit * 0.72, fill)
            sheet.arch(x - unit * 1.05, h + unit, unit * 2.1, h + unit - y - unit * 0.75, fill)


def leaves(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Stems with leaves that grow from below."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    if dice.chance(0.6):
        sheet.disc(w * dice.between(0.2, 0.8), h * 0.3, unit * dice.between(2, 2.8), colours[1])
    stems = dice.pick([5, 6, 7])
    for stem in range(stems):
        x = w * (stem + dice.between(0.3, 0.7)) / stems
        tall = unit * dice.between(5, 9.4)
        fill = colours[(0, 3, 2)[stem % 3]]
        sheet.line(fill, unit * 0.22, f"M{x:.0f} {h}V{h - tall:.0f}")
        for leaf in range(int(tall / (unit * 1.7))):
            y = h - unit * (1.2 + 1.7 * leaf)
            size = unit * (1.9 - 0.16 * leaf)
            for side in (-1, 1):
                sheet.path(
                    fill,
                    f"M{x:.0f} {y:.0f}"
                    f"q{side * size:.0f} {-size * 0.15:.0f} {side * size:.0f} {-size * 1.1:.0f}"
                    f"q{-side * size:.0f} {size * 0.1:.0f} {-side * size:.0f} {size * 1.1:.0f}z",
                )


def notes(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Notes on lines that swing across."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    bend = unit * dice.between(-2.5, 2.5)
    for line in range(5):
        y = h * 0.26 + unit * 1.45 * line
        sheet.line(
            colours[line % 2 * 2],
            unit * 0.2,
            f"M{-unit:.0f} {y:.0f}Q{w / 2:.0f} {y + bend:.0f} {w + unit:.0f} {y:.0f}",
        )
    count = dice.pick([4, 5])
    for note in range(count):
        x = w * (note + 0.55) / count
        y = h * 0.26 + unit * 1.45 * dice.pick([1, 2, 3, 4]) + bend * 0.35
        fill = colours[(0, 1, 3)[note % 3]]
        sheet.disc(x, y, unit * 0.98, fill)
        sheet.box(x + unit * 0.66, y - unit * 3.6, unit * 0.32, unit * 3.6, fill)
        if dice.chance(0.5):
            sheet.shape(
                fill,
                (x + unit * 0.66, y - unit * 3.6),
                (x + unit * 2.2, y - unit * 2.5),
                (x + unit * 0.66, y - unit * 2.2),
            )


def pots(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Pots and fruit on a table."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    table = h - unit * 2.4
    sheet.box(0, table, w, unit * 2.4, colours[3])
    x = unit * dice.between(0.6, 1.6)
    number = 0
    while x < w - unit:
        size = unit * dice.between(1.9, 2.9)
        fill = colours[number % 3]
        if number % 2 == 0:
            sheet.box(x, table - size * 1.7, size * 2, size * 1.7 + unit * 0.3, fill, size * 0.4)
            sheet.box(
                x - unit * 0.3,
                table - size * 1.7 - unit * 0.2,
                size * 2 + unit * 0.6,
                unit * 0.6,
                colours[3],
                unit * 0.3,
            )
            sheet.disc(x + size, table - size * 1.7 - unit * 0.5, unit * 0.35, colours[3])
        else:
            sheet.disc(x + size, table - size * 0.75, size * 0.95, fill)
            sheet.slice(
                x + size, table - size * 0.75, size * 0.95, dice.between(0, 4), 1, colours[(number + 1) % 3]
            )
        x += size * 2 + unit * dice.between(0.3, 0.9)
        number += 1
