# SPDX-License-Identifier: EUPL-1.2
"""Motifs of music, stage, film and circus."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, Sheet

Colours = tuple[str, ...]


def arcs(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Sound that spreads from a corner."""
    w, h = sheet.width, sheet.height
    x, y = dice.pick([(0, h), (w, h), (w * 0.5, h), (0, 0), (w, h * 0.35)])
    step = sheet.unit * dice.pick([1.5, 1.8, 2.2])
    order = dice.shuffled(colours)
    for ring in range(7, 0, -1):
        sheet.disc(x, y, step * ring, order[ring % len(order)])
    sheet.disc(
        w - x + sheet.unit * (2.4 if x else -2.4), sheet.unit * 3, sheet.unit * dice.between(1, 1.8), order[1]
    )


def bars(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """The bars of an equaliser, with a record behind them."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    x, y, radius = w * dice.between(0.55, 0.78), h * dice.between(0.32, 0.5), unit * dice.between(3.6, 4.8)
    sheet.disc(x, y, radius, colours[0])
    for share in (0.78, 0.6):
        sheet.ring(x, y, radius * share, colours[2], unit * 0.12)
    sheet.disc(x, y, radius * 0.3, colours[1])
    width = unit * 0.95
    for number in range(int(w / (width * 1.45)) + 1):
        tall = unit * dice.between(1.2, 7.5) * (0.55 if number % 3 == 1 else 1)
        sheet.box(
            number * width * 1.45 + width * 0.2,
            h - tall,
            width,
            tall + width,
            colours[1 + number % 2],
            width / 2,
        )


def folds(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A curtain that opens on a light."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    middle = w * dice.between(0.42, 0.62)
    sheet.disc(middle, h * 0.98, unit * dice.between(4.2, 5.6), colours[2])
    sheet.disc(middle, h * 0.98, unit * dice.between(1.6, 2.6), colours[1])
    for side in (-1, 1):
        edge = 0 if side < 0 else w
        reach = abs(middle - edge) - unit * 0.2
        for fold in range(5):
            top, bottom = reach * (1 - fold * 0.2), reach * (0.74 - fold * 0.17)
            fill = colours[0] if fold % 2 == 0 else colours[3]
            x_top, x_low = edge - side * top, edge - side * bottom
            sheet.path(
                fill,
                f"M{edge} 0H{x_top:.0f}"
                f"C{x_top:.0f} {h * 0.45:.0f} {x_low:.0f} {h * 0.5:.0f} {x_low:.0f} {h}H{edge}z",
            )


def spotlights(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """Two beams on a stage."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    left, right = w * dice.between(0.1, 0.3), w * dice.between(0.7, 0.9)
    goal = w * dice.between(0.4, 0.6)
    floor = h - unit * 2
    sheet.box(0, floor, w, unit * 2, colours[3])
    sheet.shape(colours[1], (left, -unit), (goal - unit * 4, floor), (goal + unit * 1.4, floor))
    sheet.shape(colours[2], (right, -unit), (goal - unit * 1.4, floor), (goal + unit * 4, floor))
    sheet.shape(
        colours[0], (goal, floor - unit * 5.2), (goal - unit * 1.4, floor), (goal + unit * 1.4, floor)
    )
    sheet.disc(goal, floor - unit * 5.4, unit * dice.between(1.1, 1.5), colours[0])


def reel(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A projector's beam and a strip of film."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    flip = dice.chance(0.5)
    x, far = (w * 0.2, w) if flip else (w * 0.8, 0)
    y = h * dice.between(0.35, 0.55)
    sheet.shape(colours[1], (x, y), (far, y - unit * 5.5), (far, y + unit * 6))
    sheet.disc(x, y, unit * 2.8, colours[0])
    turn = dice.between(0, 1.3)
    for hole in range(3):
        sheet.slice(x, y, unit * 2.1, turn + hole * 4 / 3, 0.75, colours[2])
    sheet.disc(x, y, unit * 0.6, colours[0])
    band = dice.pick([h - unit * 2, unit * 0.3])
    sheet.box(0, band, w, unit * 1.7, colours[3])
    for number in range(int(w / (unit * 1.5)) + 1):
        sheet.box(
            number * unit * 1.5 + unit * 0.35,
            band + unit * 0.45,
            unit * 0.8,
            unit * 0.8,
            colours[2],
            unit * 0.18,
        )


def tent(sheet: Sheet, dice: Dice, colours: Colours) -> None:
    """A striped tent with bunting."""
    w, h, unit = sheet.width, sheet.height, sheet.unit
    middle, top = w * dice.between(0.4, 0.6), h * dice.between(0.24, 0.34)
    base, half = h * 0.66, unit * dice.between(6, 7.4)
    count = dice.pick([6, 8])
    for stripe in range(count):
        x1, x2 = (middle - half + half * 2 * (stripe + edge) / count for edge in (0, 1))
        fill = colours[0] if stripe % 2 == 0 else colours[2]
        sheet.shape(fill, (middle, top), (x1, base), (x2, base))
        sheet.box(
            x1 + unit * 0.2, base, x2 - x1 - (unit * 0.4 if stripe in {0, count - 1} else 0) + 1, h, fill
        )
        sheet.disc((x1 + x2) / 2, base, (x2 - x1) / 2, fill)
    sheet.shape(
        colours[1], (middle, top - unit * 1.6), (middle + unit * 1.7, top - unit), (middle, top - unit * 0.4)
    )
    sheet.line(colours[3], unit * 0.16, f"M{middle:.0f} {top:.0f}V{top - unit * 1.6:.0f}")
    for flag in range(int(w / (unit * 1.6)) + 1):
        x, y = flag * unit * 1.6, unit * (0.5 + 0.25 * (flag % 3))
        sheet.shape(colours[1 + flag % 3], (x, y), (x + unit * 1.2, y), (x + unit * 0.6, y + unit * 1.2))
