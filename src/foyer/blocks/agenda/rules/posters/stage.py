# SPDX-License-Identifier: EUPL-1.2
"""Motifs of theatre, dance and film."""

from math import sin

from foyer.blocks.agenda.rules.posters.drawing import Dice, H, Sheet, W
from foyer.blocks.agenda.rules.posters.inks import Palette, mix


def folds(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A curtain that opens on a light."""
    middle, shade = dice.between(150, 260), mix(inks.main, inks.ground, 0.28)
    sheet.disc(middle, 296, dice.between(100, 150), inks.second)
    sheet.disc(middle, 296, dice.between(40, 80), inks.bright)
    sides = dice.pick([(-1, 1), (-1, 1), (-1,)])
    for side in sides:
        edge = 0 if side < 0 else W
        reach = abs(middle - edge) - 5 if len(sides) == 2 else 330
        for fold in range(5):
            top, low = edge - side * reach * (1 - fold * 0.2), edge - side * reach * (0.72 - fold * 0.17)
            ink = inks.main if fold % 2 == 0 else shade
            sheet.path(ink, f"M{edge} 0H{top:.0f}C{top:.0f} 140 {low:.0f} 150 {low:.0f} 300H{edge}z")
    if dice.chance(0.5):
        sheet.box(0, 0, W, 18, inks.bright)
        for tassel in range(8):
            sheet.disc(25 + tassel * 50, 18, 25, inks.main if tassel % 2 else shade)


def spotlights(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Beams on a stage, and who stands in them."""
    floor, goal = dice.between(232, 256), dice.between(150, 250)
    sheet.box(0, floor, W, H, inks.main)
    for number, start in enumerate(dice.pick([(60, 340), (20, 200, 380), (110, 350)])):
        ink = (inks.bright, inks.light, inks.second)[number]
        sheet.shape(ink, (start, -20), (goal - 84 + 40 * number, floor), (goal + 44 + 34 * number, floor))
    for number in range(dice.pick([1, 1, 2, 3])):
        x, tall = goal - 6 + 62 * number, dice.between(84, 126)
        sheet.shape(inks.main, (x, floor - tall), (x - 34, floor + 1), (x + 34, floor + 1))
        sheet.disc(x, floor - tall - 8, 23, inks.main)


def masks(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """One who laughs and one who does not."""
    x, y, size = dice.between(40, 74), dice.between(28, 60), dice.between(138, 158)
    faces = [
        (x, y, inks.main, inks.light),
        (x + size * 0.98, y + dice.between(30, 62), inks.bright, inks.main),
    ]
    for number, (left, top, skin, ink) in enumerate(faces):
        half = size / 2
        down = size * 0.42
        sheet.path(
            skin,
            f"M{left:.0f} {top:.0f}h{size:.0f}v{down:.0f}a{half:.0f} {half:.0f} 0 0 1 {-size:.0f} 0z",
        )
        for eye in (0.27, 0.73):
            sheet.slice(left + size * eye, top + size * 0.3, size * 0.13, 2 * ((number + 1) % 2), 2, ink)
        sad = number == 1
        sheet.slice(left + half, top + size * (0.74 if sad else 0.52), size * 0.26, 2 if sad else 0, 2, ink)


def rows(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Heads before a stage that lights up."""
    left, top = dice.between(40, 80), dice.between(28, 50)
    sheet.box(left, top, W - 2 * left, 200, inks.bright, dice.pick([0, 10]))
    sheet.slice(dice.between(120, 280), top + 150, dice.between(60, 92), 2, 2, inks.main)
    for drop in range(5):
        wide = (W - 2 * left) / 5
        sheet.slice(left + wide * (drop + 0.5), top, wide / 2, 0, 2, inks.second)
    for row, ink in enumerate((mix(inks.second, inks.ground, 0.3), inks.second)):
        count = dice.pick([5, 6]) + row
        for seat in range(count):
            x, y = W * (seat + 0.5) / count + dice.between(-7, 7), 216 + 40 * row
            sheet.disc(x, y, 19, ink)
            sheet.arch(x - 28, H + 60, 56, H + 40 - y, ink)


def ribbons(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Bands that sway, as dancers or water do."""
    phase, count = dice.between(0, 6), dice.pick([4, 5, 6])
    order = dice.shuffled(inks[1:])
    for band in range(count):
        y = H * (band + 0.7) / count
        lift = 30 + 26 * sin(phase + band)
        sheet.path(
            order[band % 4],
            f"M0 {y:.0f}C120 {y - lift * 2:.0f} 180 {y + lift * 2:.0f} 264 {y:.0f}"
            f"S360 {y - lift:.0f} 400 {y:.0f}V300H0z",
        )
    sheet.disc(dice.between(80, 320), dice.between(48, 80), dice.between(28, 50), order[-1])


def reel(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """The beam of a projector."""
    y = dice.between(110, 160)
    sheet.shape(inks.bright, (90, y), (W, y - 150), (W, y + 160))
    sheet.shape(inks.light, (90, y), (W, y - 64), (W, y + 70))
    turn = dice.between(0, 1.3)
    for x, radius in ((86, 74), (dice.between(170, 190), 46)):
        sheet.disc(x, y, radius, inks.main)
        for hole in range(3):
            sheet.slice(x, y, radius * 0.76, turn + hole * 4 / 3, 0.75, inks.ground)
        sheet.disc(x, y, radius * 0.22, inks.main)
    sheet.box(30, y + 78, 150, H, inks.main, 12)


def cinema(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A bright screen with a landscape, above heads."""
    sheet.box(44, 28, 312, 166, inks.light, 8)
    sun = dice.between(110, 290)
    sheet.disc(sun, dice.between(78, 110), dice.between(22, 36), inks.bright)
    sheet.slice(sun + dice.pick([-76, 70]), 194, dice.between(64, 84), 2, 2, inks.main)
    sheet.slice(sun + dice.pick([-20, 20]), 194, dice.between(36, 54), 2, 2, inks.second)
    for seat in range(7):
        x = 30 + seat * 57 + dice.between(-6, 6)
        sheet.disc(x, 240, 20, inks.main)
        sheet.arch(x - 27, H + 40, 54, 84, inks.main)


def clapper(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """A clapperboard."""
    x, y, lift = dice.between(70, 110), dice.between(128, 150), dice.between(24, 58)
    sheet.disc(dice.between(250, 330), dice.between(70, 110), dice.between(56, 90), inks.bright)
    sheet.box(x, y, 220, 134, inks.main, 8)
    for top, rise in ((y - 34, 0), (y - 66, -lift)):
        sheet.shape(inks.second, (x, top + 30), (x + 220, top + rise + 30), (x + 220, top + rise), (x, top))
        for stripe in range(4):
            at = stripe * 56 + 10
            fall = rise * at / 220
            wide = rise * 26 / 220
            sheet.shape(
                inks.light,
                (x + at, top + fall),
                (x + at + 26, top + fall + wide),
                (x + at + 14, top + fall + 30),
                (x + at - 12, top + fall + 30 - wide),
            )
    sheet.shape(inks.bright, (x + 88, y + 34), (x + 146, y + 68), (x + 88, y + 102))


def strips(sheet: Sheet, dice: Dice, inks: Palette) -> None:
    """Strips of film, each picture with its own sun."""
    for strip in range(2):
        x = 46 + 176 * strip + dice.between(-10, 10)
        sheet.box(x, -10, 140, 320, inks.main)
        for side in (12, 128):
            sheet.line(inks.ground, 10, f"M{x + side:.0f} {-8 - 9 * strip}V310", "11 11")
        shift = dice.between(-70, 0)
        for frame in range(4):
            top = shift + frame * 104
            sheet.box(x + 25, top, 90, 92, (inks.bright, inks.second, inks.light)[(frame + strip) % 3])
            ink = (inks.main, inks.light, inks.second)[(frame + strip) % 3]
            sheet.slice(x + dice.between(50, 90), top + 92, dice.between(24, 44), 2, 2, ink)


THEATRE, FILM = (folds, spotlights, masks, rows, ribbons), (reel, cinema, clapper, strips, rows)
