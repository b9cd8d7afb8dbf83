# SPDX-License-Identifier: EUPL-1.2
"""A sheet to draw shapes on, and dice that always fall the same way for one seed."""

import hashlib
from collections.abc import Sequence
from itertools import groupby
from math import cos, pi, sin
from typing import TypeVar

from foyer.blocks.agenda.rules.posters.inks import Ink

T = TypeVar("T")
W, H = 400, 300
Point = tuple[float, float]


class Dice:
    """Choices that follow from a seed: evenly spread, the same on every machine."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._bytes = b""
        self._block = 0

    def byte(self) -> int:
        """Return the next number from 0 to 255."""
        if not self._bytes:
            self._bytes = hashlib.sha256(self._seed + self._block.to_bytes(4, "big")).digest()
            self._block += 1
        value, self._bytes = self._bytes[0], self._bytes[1:]
        return value

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[(self.byte() * 256 + self.byte()) % len(options)]

    def between(self, low: float, high: float) -> float:
        """Return a number from low to high."""
        return low + (high - low) * (self.byte() * 256 + self.byte()) / 65535

    def chance(self, share: float) -> bool:
        """Say yes in `share` of all cases."""
        return self.byte() < share * 256

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return the options in another order."""
        left, out = list(options), []
        while left:
            out.append(left.pop(self.byte() % len(left)))
        return out


class Sheet:
    """Collects shapes on a ground of 400 by 300; what lies beyond the edge is cut off.

    Shapes of one ink that follow each other become one path: a poster stays light.
    """

    def __init__(self, ground: Ink) -> None:
        self.ground = ground
        self._shapes: list[tuple[Ink, str, str]] = []

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Draw a filled circle."""
        self.path(ink, _circle(x, y, radius))

    def ring(self, x: float, y: float, radius: float, ink: Ink, width: float) -> None:
        """Draw a circle's line."""
        self.line(ink, width, _circle(x, y, radius))

    def box(self, x: float, y: float, width: float, height: float, ink: Ink, round_: float = 0) -> None:
        """Draw a filled rectangle, perhaps with round corners."""
        if not round_:
            self.path(ink, f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}z")
            return
        r = _n(round_)
        across, down = _n(width - 2 * round_), _n(height - 2 * round_)
        self.path(
            ink,
            f"M{_n(x + round_)} {_n(y)}h{across}q{r} 0 {r} {r}v{down}q0 {r} -{r} {r}"
            f"h{_n(2 * round_ - width)}q-{r} 0 -{r} -{r}v{_n(2 * round_ - height)}q0 -{r} {r} -{r}z",
        )

    def shape(self, ink: Ink, *points: Point) -> None:
        """Draw a filled polygon."""
        ends = zip(points, points[1:] + points[:1], strict=True)
        if sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in ends) < 0:
            points = points[::-1]  # all turn the same way: paths that overlap must not cut holes
        self.path(ink, "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "z")

    def path(self, ink: Ink, data: str) -> None:
        """Draw a filled path, clockwise."""
        self._shapes.append((ink, "", data))

    def line(self, ink: Ink, width: float, data: str, dashes: str = "") -> None:
        """Draw a path's line; round ends, or square ones where it is dashed."""
        more = f' stroke-dasharray="{dashes}" stroke-linecap="butt"' if dashes else ""
        self._shapes.append((ink, f' stroke-width="{_n(width)}"{more}', data))

    def slice(self, x: float, y: float, radius: float, start: float, turn: float, ink: Ink) -> None:
        """Draw a slice of a disc: angles in quarter turns, clockwise from the right."""
        r, parts = _n(radius), 1 if turn < 1.5 else 2
        rim = [polar(x, y, radius, start + turn * part / parts) for part in range(parts + 1)]
        edge = "".join(f"A{r} {r} 0 0 1 {_n(at_x)} {_n(at_y)}" for at_x, at_y in rim[1:])
        self.path(ink, f"M{_n(x)} {_n(y)}L{_n(rim[0][0])} {_n(rim[0][1])}{edge}z")

    def arch(self, x: float, base: float, width: float, height: float, ink: Ink) -> None:
        """Draw a round-headed opening that stands on `base`."""
        wide = round(width)
        half, top = f"{wide / 2:g}", _n(base - height + width / 2)
        self.path(ink, f"M{_n(x)} {_n(base)}V{top}a{half} {half} 0 0 1 {wide} 0V{_n(base)}z")

    def leaf(self, x: float, y: float, length: float, width: float, turn: float, ink: Ink) -> None:
        """Draw a pointed oval that grows from a point; the angle as of slices."""
        tip = polar(x, y, length, turn)
        middle = polar(x, y, length / 2, turn)
        left, right = polar(*middle, width, turn - 1), polar(*middle, width, turn + 1)
        there = f"{_n(left[0])} {_n(left[1])} {_n(tip[0])} {_n(tip[1])}"
        self.path(ink, f"M{_n(x)} {_n(y)}Q{there}Q{_n(right[0])} {_n(right[1])} {_n(x)} {_n(y)}z")

    def hill(self, top: float, depth: float, shift: float, ink: Ink) -> None:
        """Draw ground with a wavy upper edge."""
        self.path(
            ink,
            f"M-9 {_n(top + shift)}C100 {_n(top - depth)} 180 {_n(top - depth * 0.6)} 240 "
            f"{_n(top + depth * 0.2)}S340 {_n(top + depth)} 409 {_n(top - shift)}V309H-9z",
        )

    def svg(self, camera: str = "") -> str:
        """Return the document; `camera` is a transform of all that lies on the ground."""
        inks: dict[tuple[Ink, bool], str] = {(self.ground, False): "a"}
        body = []
        for (ink, stroke), run in groupby(self._shapes, key=lambda shape: shape[:2]):
            name = inks.setdefault((ink, bool(stroke)), "abcdefghijklmnopqrstuvwxyz"[len(inks)])
            body.append(f'<path class="{name}"{stroke} d="{"".join(shape[2] for shape in run)}"/>')
        drawn = "".join(body)
        if camera:
            drawn = f'<g transform="{camera}">{drawn}</g>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" width="{W}" height="{H}" '
            f'preserveAspectRatio="xMidYMid slice" stroke-linecap="round" stroke-linejoin="round">'
            f"<style>{_style(inks)}</style>"
            f'<path class="a" d="M0 0h{W}v{H}H0z"/>{drawn}</svg>'
        )


def _circle(x: float, y: float, radius: float) -> str:
    """Return a circle; its width is whole, for two half rims only meet where they are exact."""
    wide = round(2 * radius)
    r = f"{wide / 2:g}"
    return f"M{_n(x - radius)} {_n(y)}a{r} {r} 0 0 1 {wide} 0a{r} {r} 0 0 1-{wide} 0z"


def polar(x: float, y: float, distance: float, turn: float) -> Point:
    """Return the point at a distance, at an angle in quarter turns clockwise from the right."""
    return x + distance * cos(turn * pi / 2), y + distance * sin(turn * pi / 2)


def _style(inks: dict[tuple[Ink, bool], str]) -> str:
    day = "".join(
        f".{name}{{fill:none;stroke:{ink.day}}}" if stroke else f".{name}{{fill:{ink.day}}}"
        for (ink, stroke), name in inks.items()
    )
    night = "".join(
        f".{name}{{{'stroke' if stroke else 'fill'}:{ink.night}}}"
        for (ink, stroke), name in inks.items()
        if ink.night != ink.day
    )
    return day + (f"@media(prefers-color-scheme:dark){{{night}}}" if night else "")


def _n(number: float) -> str:
    return (
        f"{number:.1f}".rstrip("0").rstrip(".").replace("-0.", "-.") if abs(number) < 10 else f"{number:.0f}"
    )
