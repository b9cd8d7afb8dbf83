# SPDX-License-Identifier: EUPL-1.2
"""Motifs of visual arts, heritage, nature, sport, words, food, making and feasts."""

from math import sin

from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet

Colours = tuple[str, ...]


def frames(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Planes that hang beside and over each other, as in a gallery."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    x = w * dice.between(0.12, 0.3)
    y = unit * dice.between(1.2, 2)
    sheet.box(x, y, unit * 6.4, unit * 8.2, colours[0])
    sheet.box(x + unit * 0.8, y + unit * 0.8, unit * 4.8, unit * 6.6, colours[2])
    sheet.slice(x + unit * 3.2, y + unit * 7.4, unit * dice.between(1.8, 2.4), 2, 2, colours[1])
    sheet.disc(x + unit * dice.between(2, 4.2), y + unit * dice.between(2.2, 3.2), unit * 0.9, colours[3])
    right = x + unit * dice.between(5.6, 7.2)
    low = y + unit * dice.between(2.4, 4)
    sheet.box(right, low, unit * 5, unit * 5, colours[3])
    sheet.shape(
        colours[1], (right, low + unit * 5), (right + unit * 5, low), (right + unit * 5, low + unit * 5)
    )
    sheet.box(0, h - unit * 0.9, w, unit * 0.9, colours[0])


def blocks(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Uneven planes of colour with one disc."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    across = w * dice.between(0.3, 0.66)
    down = h * dice.between(0.32, 0.62)
    order = dice.shuffled(colours)
    sheet.box(0, 0, across, down, order[0])
    sheet.box(across, 0, w - across, h * 0.24, order[1])
    sheet.box(0, down, across * 0.46, h - down, order[2])
    sheet.box(across, down, w - across, h - down, order[3])
    sheet.disc(across, down, unit * dice.between(2.4, 3.6), order[1])
    sheet.slice(across, down, unit * 2.4, dice.pick([0, 1, 2, 3]), 2, order[2])


def arches(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A row of arches, one in the other."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    wide = dice.pick([w / 3, w / 4, w / 2.5])
    sheet.disc(w * dice.between(0.2, 0.8), unit * 3, unit * dice.between(1.4, 2.2), colours[1])
    for number in range(int(w / wide) + 1):
        tall = h * dice.between(0.5, 0.82)
        x = number * wide
        for depth, fill in enumerate((colours[0], colours[2], colours[3])):
            inset = wide * 0.13 * depth + wide * 0.05
            sheet.arch(x + inset, h, wide - 2 * inset, tall - unit * 1.3 * depth, fill)
    sheet.box(0, h - unit * 0.6, w, unit * 0.6, colours[1])


def hills(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Land in layers under a sun."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    x, y = w * dice.between(0.2, 0.8), h * dice.between(0.26, 0.42)
    radius = unit * dice.between(1.8, 3)
    sheet.disc(x, y, radius, colours[1])
    if dice.chance(0.5):
        sheet.ring(x, y, radius * 1.4, colours[1], unit * 0.14)
    for layer, fill in enumerate((colours[2], colours[0], colours[3])):
        top = h * (0.52 + layer * 0.15)
        sheet.hill(top, unit * dice.between(0.8, 2.4), unit * dice.between(-1.6, 1.6), fill)
    for _ in range(dice.pick([2, 3, 5])):
        tree, ground = w * dice.between(0.08, 0.92), h * dice.between(0.74, 0.9)
        sheet.box(tree - unit * 0.1, ground - unit, unit * 0.2, unit * 1.6, colours[1])
        sheet.disc(tree, ground - unit * 1.5, unit * dice.between(0.5, 0.9), colours[1])


def tracks(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """The lanes of a track, and a ball."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    x, y = dice.pick([(-w * 0.1, h * 0.2), (w * 0.3, h * 0.35), (-w * 0.2, -h * 0.4)])
    for lane in range(5):
        inset = unit * 1.15 * lane
        fill = colours[0] if lane % 2 == 0 else colours[2]
        sheet.box(x + inset, y + inset, w * 0.95 - 2 * inset, h * 1.1 - 2 * inset, fill, unit * 5.4 - inset)
    ball_x, ball_y, radius = (
        w * dice.between(0.6, 0.84),
        h * dice.between(0.24, 0.7),
        unit * dice.between(1.5, 2.2),
    )
    sheet.disc(ball_x, ball_y, radius, colours[1])
    sheet.slice(ball_x, ball_y, radius, dice.between(0, 4), 2, colours[3])


def voices(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Speech balloons that answer each other."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    spots = [(0.06, 0.1, 8.4, 4.6, 0), (0.4, 0.38, 8.2, 4.2, 1), (0.12, 0.66, 5.6, 3, 3)]
    for place, (left, top, wide, tall, colour) in enumerate(spots):
        x = w * left + unit * dice.between(-0.4, 1.4)
        y = h * top + unit * dice.between(-0.2, 0.4)
        fill = colours[colour]
        sheet.box(x, y, unit * wide, unit * tall, fill, unit * min(tall / 2, 1.6))
        tail = x + unit * (1.6 if place != 1 else wide - 1.6)
        side = -1 if place != 1 else 1
        sheet.shape(
            fill,
            (tail - unit * 0.8, y + unit * tall - 2),
            (tail + unit * 0.8, y + unit * tall - 2),
            (tail + side * unit * 1.2, y + unit * (tall + 1.3)),
        )
        for row in range(2 if tall > 3.5 else 1):
            sheet.box(
                x + unit * 1.2,
                y + unit * (1.25 + row * 1.15),
                unit * dice.between(wide * 0.4, wide * 0.7),
                unit * 0.55,
                colours[2],
                unit * 0.28,
            )


def plates(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A table of round plates, each cut another way."""
    w, h = sheet.width, sheet.height
    rows = dice.pick([2, 3])
    size = h / rows
    for row in range(rows):
        for column in range(int(w / size) + 1):
            x, y = (column + 0.5) * size, (row + 0.5) * size
            order = dice.shuffled(colours)
            sheet.disc(x, y, size * 0.44, order[0])
            sheet.slice(x, y, size * 0.44, dice.pick([0, 1, 2, 3]), dice.pick([1, 2, 2]), order[1])
            sheet.disc(x, y, size * dice.pick([0.12, 0.2]), order[2])


def tiles(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Building blocks: quarter discs, triangles and dots on a grid."""
    w, h = sheet.width, sheet.height
    size = h / dice.pick([3, 3, 4])
    for row in range(int(h / size + 0.5)):
        for column in range(int(w / size) + 1):
            x, y = column * size, row * size
            one, other = dice.shuffled(colours)[:2]
            kind = dice.pick(["quarter", "quarter", "half", "triangle", "dot", "plain"])
            if kind != "plain":
                sheet.box(x, y, size + 0.5, size + 0.5, one)
            corner = dice.pick([0, 1, 2, 3])
            at = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)][corner]
            if kind == "quarter":
                sheet.slice(*at, size, corner, 1, other)
            elif kind == "half":
                sheet.slice(x + size / 2, y + size / 2, size / 2, corner, 2, other)
            elif kind == "triangle":
                corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
                sheet.shape(other, *(corners[number % 4] for number in range(corner, corner + 3)))
            elif kind == "dot":
                sheet.disc(x + size / 2, y + size / 2, size * 0.3, other)


def feast(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Garlands over a low sun, with confetti."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    sheet.disc(w * dice.between(0.3, 0.7), h, unit * dice.between(4.4, 6), colours[0])
    for string in range(2):
        drop, y = unit * dice.between(2, 4), unit * (0.8 + 2.2 * string)
        sheet.line(colours[3], unit * 0.14, f"M0 {y:.0f}Q{w / 2:.0f} {y + drop * 2:.0f} {w} {y:.0f}")
        count = dice.pick([7, 9, 10])
        for lamp in range(1, count):
            part = lamp / count
            sheet.disc(w * part, y + drop * 4 * part * (1 - part), unit * 0.5, colours[(lamp + string) % 3])
    for piece in range(14):
        x, y = w * dice.between(0.03, 0.97), h * dice.between(0.42, 0.96)
        size = unit * dice.between(0.25, 0.5)
        sheet.shape(
            colours[1 + piece % 3], (x, y - size), (x + size, y + size * 0.4), (x - size * 0.6, y + size)
        )


def waves(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Bands that sway, as a body or water does."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    phase, count = dice.between(0, 6), dice.pick([5, 6, 7])
    order = dice.shuffled(colours)
    for band in range(count):
        y = h * (band + 0.6) / count
        lift = unit * (1.2 + sin(phase + band))
        sheet.path(
            order[band % len(order)],
            f"M0 {y:.0f}C{w * 0.3:.0f} {y - lift * 2:.0f} {w * 0.45:.0f} {y + lift * 2:.0f} "
            f"{w * 0.66:.0f} {y:.0f}"
            f"S{w * 0.9:.0f} {y - lift:.0f} {w} {y:.0f}V{h}H0z",
        )
    sheet.disc(w * dice.between(0.2, 0.8), unit * 2.6, unit * dice.between(1.2, 1.9), order[-1])
