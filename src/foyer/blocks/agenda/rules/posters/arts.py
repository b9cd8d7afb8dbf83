# SPDX-License-Identifier: EUPL-1.2
"""Motifs of visual arts, and of all that is made by hand."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Palette


def frames(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Pictures on a wall."""
    plans = [
        [(60, 40, 130, 170), (226, 84, 124, 100)],
        [(30, 80, 90, 120), (148, 46, 130, 170), (306, 92, 80, 96)],
        [(70, 36, 260, 164)],
        [(44, 34, 118, 92), (44, 144, 118, 66), (190, 34, 150, 176)],
    ]
    order = dice.shuffled(inks[1:])
    for number, (x, y, wide, tall) in enumerate(dice.pick(plans)):
        frame, back, ink = order[number % 4], order[(number + 1) % 4], order[(number + 2) % 4]
        sheet.box(x - 9, y - 9, wide + 18, tall + 18, frame)
        sheet.box(x, y, wide, tall, back)
        kind, least = dice.pick(["sun", "hill", "cut", "pillar"]), min(wide, tall)
        if kind in {"sun", "hill"}:
            sheet.disc(x + wide * dice.between(0.3, 0.7), y + tall * 0.36, least * 0.2, ink)
        if kind == "hill":
            sheet.slice(x + wide * 0.5, y + tall, least * 0.48, 2, 2, order[(number + 3) % 4])
        if kind == "cut":
            sheet.shape(ink, (x, y + tall), (x + wide, y + tall), (x + wide, y))
        if kind == "pillar":
            sheet.arch(x + wide * 0.28, y + tall, wide * 0.44, tall * 0.78, ink)
    sheet.box(0, 262, W, 40, order[3])


def planes(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Uneven planes of colour with a disc where they meet."""
    across, down = dice.between(120, 270), dice.between(90, 190)
    order = dice.shuffled(inks[1:])
    sheet.box(0, 0, across, down, order[0])
    sheet.box(across, 0, W - across, dice.between(50, 86), order[1])
    sheet.box(0, down, across * dice.between(0.3, 0.7), H - down, order[2])
    sheet.box(across, down, W - across, H - down, order[3])
    radius = dice.between(60, 96)
    sheet.disc(across, down, radius, order[1])
    sheet.slice(across, down, radius * dice.between(0.6, 1), dice.pick([0, 1, 2, 3]), 2, order[2])


def strokes(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Broad strokes of a brush."""
    order = dice.shuffled(inks[1:])
    if dice.chance(0.5):
        sheet.disc(dice.between(80, 320), dice.between(80, 220), dice.between(60, 90), order[3])
    y = dice.between(40, 70)
    for stroke in range(dice.pick([4, 5])):
        x1, x2 = dice.between(30, 110), dice.between(260, 370)
        bend = dice.between(-60, 60)
        sheet.line(order[stroke % 3], dice.pick([30, 38, 46]),
                   f"M{x1:.0f} {y:.0f}Q{(x1 + x2) / 2:.0f} {y + bend:.0f} {x2:.0f} "
                   f"{y + bend * 0.3:.0f}")  # fmt: skip
        y += dice.between(44, 58)


def mobile(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A mobile that hangs in balance."""
    x, y = dice.between(170, 230), 70
    sheet.line(inks.second, 4, f"M{x:.0f} -4V{y}")
    order = dice.shuffled([inks.main, inks.bright, inks.second, inks.light])
    for level in range(3):
        left, right = dice.between(70, 130) - 16 * level, dice.between(70, 130) - 16 * level
        sheet.line(inks.second, 4,
                   f"M{x - left:.0f} {y + 22:.0f}Q{x:.0f} {y - 22:.0f} {x + right:.0f} "
                   f"{y + 22:.0f}")  # fmt: skip
        size, side = dice.between(26, 40) - 4 * level, dice.pick([-1, 1])
        at = x - left if side < 0 else x + right
        sheet.disc(at, y + 22 + size, size, order[level])
        sheet.slice(at, y + 22 + size, size, dice.between(0, 4), 2, order[(level + 1) % 4])
        x = x + right if side < 0 else x - left
        sheet.line(inks.second, 4, f"M{x:.0f} {y + 22:.0f}V{y + 66:.0f}")
        y += 66
    sheet.leaf(x, y - 6, 64, 30, dice.pick([0.6, 1, 1.4]), order[3])


def face(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A face of halves, seen from two sides at once."""
    x, top, half = dice.between(160, 240), dice.between(24, 44), dice.between(84, 100)
    low = top + half * 2.5
    for side, ink in ((1, inks.main), (-1, inks.light)):
        start = f"M{x:.0f} {top:.0f}"
        sweep = 1 if side > 0 else 0
        sheet.path(ink, f"{start}h{side * 10}a{half:.0f} {half:.0f} 0 0 {sweep} {side * (half - 10):.0f} "
                        f"{half:.0f}v{half * 0.5:.0f}a{half:.0f} {half:.0f} 0 0 {sweep} {-side * half:.0f} "
                        f"{half:.0f}z")  # fmt: skip
    sheet.slice(x, top + half * 1.05, 34, 3 if dice.chance(0.5) else 1, 2, inks.bright)
    for side, ink in ((-1, inks.second), (1, inks.light)):
        sheet.leaf(x + side * half * 0.28, top + half * 0.86, half * 0.5, 20, 0 if side > 0 else 2, ink)
    sheet.disc(x + half * 0.53, top + half * 0.86, 9, inks.main)
    sheet.slice(x, top + half * 1.72, dice.between(26, 40), dice.pick([0, 2]), 2, inks.bright)
    sheet.box(x - 30, low - 8, 60, 90, inks.second)


def cutouts(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Leaves of cut paper on coloured fields."""
    order = dice.shuffled(inks[1:])
    count = dice.pick([2, 3])
    for field in range(count):
        wide = W / count
        if field % 2 == 0:
            sheet.box(field * wide, 0, wide + 1, H, order[3])
        ink, x = order[field], wide * (field + 0.5)
        sheet.line(ink, 9, f"M{x:.0f} 276V60")
        pairs = dice.pick([3, 4])
        for pair in range(pairs):
            y = 270 - pair * 190 / pairs
            for side in (-0.42, -1.58):
                sheet.leaf(x, y, wide * dice.between(0.4, 0.5), wide * 0.17, side, ink)
        sheet.leaf(x, 84, 66, 26, -1, ink)


def tiles(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Quarter discs, triangles and dots on a grid."""
    size = H / dice.pick([2, 3, 3])
    rest = dice.shuffled(inks[1:])
    for row in range(int(H / size + 0.5)):
        for column in range(int(W / size + 0.99)):
            x, y = column * size, row * size
            one, other = dice.shuffled(rest)[:2]
            corner = dice.pick([0, 1, 2, 3])
            corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
            if dice.chance(0.8):
                sheet.box(x, y, size + 1, size + 1, one)
            kind = dice.pick(["quarter", "quarter", "half", "triangle", "dot", "plain"])
            if kind == "quarter":
                sheet.slice(*corners[corner], size, corner, 1, other)
            elif kind == "half":
                sheet.slice(x + size / 2, y + size / 2, size / 2, corner, 2, other)
            elif kind == "triangle":
                sheet.shape(other, *(corners[number % 4] for number in range(corner, corner + 3)))
            elif kind == "dot":
                sheet.disc(x + size / 2, y + size / 2, size * 0.3, other)


def blocks(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Toy blocks that somebody piled up."""
    sheet.box(0, 272, W, 40, inks.second)
    x, size = dice.between(40, 70), dice.between(62, 72)
    for column in range(4):
        left = x + column * size * 1.06
        tall = dice.pick([1, 2, 3])
        order = dice.shuffled([inks.main, inks.bright, inks.light, inks.second])
        for level in range(tall):
            base, ink = 272 - level * size, order[level % 4]
            sheet.box(left, base - size, size, size, ink)
            if dice.chance(0.5):
                sheet.arch(left + size * 0.26, base, size * 0.48, size * 0.6, inks.ground)
            else:
                sheet.disc(left + size / 2, base - size / 2, size * 0.24, order[(level + 1) % 4])
        top, ink = 272 - tall * size, order[3]
        if dice.chance(0.5):
            sheet.shape(ink, (left, top), (left + size, top), (left + size / 2, top - size * 0.7))
        else:
            sheet.slice(left + size / 2, top, size / 2, 2, 2, ink)


def weave(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Bands over and under each other."""
    step = dice.pick([50, 60, 75])
    band, order = step * 0.76, dice.shuffled(inks[1:])
    for column in range(int(W / step) + 1):
        sheet.box(column * step + 4, 0, band, H, order[column % 2])
    for row in range(int(H / step) + 1):
        for column in range(int(W / step) + 1):
            if (row + column) % 2 == 0:
                sheet.box(
                    column * step - step * 0.24 + 4, row * step + 4, step * 1.24, band, order[2 + row % 2]
                )


def pinwheels(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Wheels of paper that turn in the wind."""
    plan = dice.pick([[(140, 120, 110), (316, 190, 66)], [(200, 140, 128)], [(100, 110, 84), (286, 150, 92)]])
    for number, (x, y, reach) in enumerate(plan):
        sheet.line(inks.second, 8, f"M{x} {y}V320")
        turn = dice.between(0, 1)
        for wing in range(4):
            edge, tip = polar(x, y, reach, turn + wing), polar(x, y, reach * 0.71, turn + wing + 0.5)
            sheet.shape(inks.main if (wing + number) % 2 else inks.bright, (x, y), edge, tip)
            sheet.shape(inks.light, (x, y), tip, polar(x, y, reach * 0.36, turn + wing + 0.9))
        sheet.disc(x, y, 11, inks.second)


ARTS, MAKING = (frames, planes, strokes, mobile, face, cutouts), (tiles, tiles, blocks, weave, pinwheels)
