# SPDX-License-Identifier: EUPL-1.2
"""Motifs of circus and of feasts."""

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W, polar
from foyer.blocks.agenda.rules.posters.inks import Palette


def tent(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A striped tent with a flag."""
    middle, top, base = dice.between(160, 240), dice.between(76, 104), dice.between(186, 206)
    half, count = dice.between(150, 186), dice.pick([6, 8, 10])
    wide = half * 2 / count
    for stripe in range(count):
        x = middle - half + wide * stripe
        ink = inks.main if stripe % 2 == 0 else inks.light
        sheet.shape(ink, (middle, top), (x, base), (x + wide, base))
        inset = (8 if stripe == 0 else 0, 8 if stripe == count - 1 else 0)
        sheet.box(x + inset[0], base, wide - sum(inset), H, ink)
        sheet.slice(x + wide / 2, base, wide / 2, 0, 2, inks.bright if stripe % 2 else inks.main)
    sheet.line(inks.second, 4, f"M{middle:.0f} {top:.0f}V{top - 44:.0f}")
    sheet.shape(inks.bright, (middle, top - 46), (middle + 46, top - 32), (middle, top - 18))
    sheet.arch(middle - wide * 0.7, H, wide * 1.4, 74, inks.second)


def juggler(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Balls in the air above somebody who knows how."""
    x, head = dice.between(160, 240), dice.between(168, 180)
    reach, count = dice.between(96, 116), dice.pick([5, 6, 7])
    for ball in range(count):
        spot = polar(x, head, reach * dice.between(0.94, 1.06), 2.1 + 1.8 * ball / (count - 1))
        sheet.disc(*spot, dice.pick([13, 16, 20]), inks[(2, 3, 4)[ball % 3]])
    for side in (-1, 1):
        sheet.line(inks.main, 16, f"M{x:.0f} {head + 50:.0f}l{side * 66} 8l{side * 34} -56")
    sheet.shape(inks.bright, (x - 36, head + 42), (x + 36, head + 42), (x + 24, 320), (x - 24, 320))
    sheet.disc(x, head + 12, 26, inks.main)
    sheet.shape(inks.second, (x - 22, head - 6), (x + 22, head - 6), (x, head - 46))


def ring(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Light that bursts from the ring, with a star in it."""
    x, y = dice.between(130, 270), dice.between(150, 230)
    rays, turn = dice.pick([12, 14, 16]), dice.between(0, 0.3)
    for ray in range(rays):
        ink = inks.main if ray % 2 else inks.light
        sheet.slice(x, y, 420, turn + 4 * ray / rays, 4 / rays + 0.01, ink)
    sheet.disc(x, y, dice.between(84, 100), inks.second)
    points = [polar(x, y, 78 if tip % 2 == 0 else 34, -1 + tip * 0.4) for tip in range(10)]
    sheet.shape(inks.bright, *points)


def tower(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Acrobats who stand on each other."""
    x, size = dice.between(170, 230), dice.between(68, 78)
    sheet.disc(x + dice.pick([-90, 90]), 92, dice.between(48, 70), inks.bright)
    sheet.box(0, 278, W, 30, inks.second)
    for level in range(3):
        base, count = 280 - level * size, 3 - level
        for person in range(count):
            at = x + (person - (count - 1) / 2) * size * 0.98
            ink = inks[(1, 3, 4)[(person + level) % 3]]
            sheet.path(ink, f"M{at - size * 0.44:.0f} {base:.0f}l{size * 0.16:.0f} {-size * 0.62:.0f}"
                            f"h{size * 0.56:.0f}l{size * 0.16:.0f} {size * 0.62:.0f}h{-size * 0.26:.0f}"
                            f"l{-size * 0.18:.0f} {-size * 0.3:.0f}l{-size * 0.18:.0f} "
                            f"{size * 0.3:.0f}z")  # fmt: skip
            sheet.disc(at, base - size * 0.74, size * 0.18, ink)


def garlands(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Lamps on strings over a low sun, and confetti."""
    sheet.disc(dice.between(110, 290), H, dice.between(96, 150), inks.main)
    for string in range(dice.pick([2, 3])):
        drop, rope = dice.between(50, 100), 16 + 54 * string
        sheet.line(inks.light, 3, f"M-4 {rope}Q200 {rope + drop * 2:.0f} 404 {rope}")
        count = dice.pick([6, 7, 8])
        for lamp in range(1, count):
            part = lamp / count
            ink = inks[(2, 3, 4)[(lamp + string) % 3]]
            sheet.disc(W * part, rope + drop * 4 * part * (1 - part) + 9, dice.pick([11, 13]), ink)
    for piece in range(9):
        x, y, size = dice.between(10, 390), dice.between(130, 290), dice.between(6, 13)
        sheet.shape(
            inks[2 + piece % 3], (x, y - size), (x + size, y + size * 0.4), (x - size * 0.6, y + size)
        )


def fireworks(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Sparks above roofs."""
    bursts = dice.pick([[(120, 110, 96), (296, 84, 66)], [(230, 120, 112), (70, 70, 50)]])
    for number, (x, y, reach) in enumerate(bursts):
        ink, rays = inks[2 + number], dice.pick([10, 12])
        for ray in range(rays):
            near, far = polar(x, y, reach * 0.3, 4 * ray / rays), polar(x, y, reach * 0.82, 4 * ray / rays)
            sheet.line(ink, 6, "M{:.0f} {:.0f}L{:.0f} {:.0f}".format(*near, *far))
        for ray in range(rays):
            sheet.disc(*polar(x, y, reach, 4 * ray / rays), 6, inks.light)
        sheet.disc(x, y, 10, inks.light)
    left = -dice.between(0, 40)
    while left < W:
        wide, tall = dice.between(50, 84), dice.between(34, 74)
        ridge = (left + wide / 2, H - tall - wide * 0.5)
        sheet.box(left, H - tall, wide, tall, inks.main)
        sheet.shape(inks.main, (left, H - tall + 1), (left + wide, H - tall + 1), ridge)
        left += wide


def balloons(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Balloons on their strings."""
    hand = dice.between(150, 250)
    spots = dice.pick([[(80, 120), (160, 70), (244, 96), (322, 130)], [(110, 84), (200, 116), (296, 78)]])
    for x, y in spots:
        sheet.line(inks.second, 3, f"M{x} {y + 60}Q{x} {y + 130} {hand:.0f} 310")
    for number, (x, y) in enumerate(spots):
        size, ink = dice.between(40, 50), inks[(1, 2, 4, 3)[number]]
        sheet.disc(x, y, size, ink)
        sheet.shape(ink, (x, y + size - 4), (x + 11, y + size + 13), (x - 11, y + size + 13))
        sheet.slice(x, y, size * 0.66, 2.3, 0.5, inks.light if ink != inks.light else inks.bright)


def flags(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Flags over flags."""
    rows = dice.pick([2, 3])
    wide, shift = dice.pick([58, 68, 80]), dice.between(0, 40)
    for row in range(rows):
        y = -6 + row * 300 / rows
        for flag in range(int(W / wide) + 2):
            x = flag * wide - wide * (0.5 if row % 2 else 0) - shift
            ink = inks[1 + (flag * (2 + row % 2) + row) % 4]
            sheet.shape(ink, (x + 3, y), (x + wide - 3, y), (x + wide / 2, y + wide * 1.2))
        sheet.line(inks.main, 4, f"M0 {y:.0f}H400")


CIRCUS, FEAST = (tent, juggler, ring, tower), (garlands, fireworks, balloons, flags)
