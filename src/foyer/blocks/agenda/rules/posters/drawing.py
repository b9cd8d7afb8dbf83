# SPDX-License-Identifier: EUPL-1.2
"""A sheet to draw shapes on, and dice that always fall the same way for one seed."""

import hashlib
from collections.abc import Sequence
from math import cos, pi, sin
from typing import TypeVar

T = TypeVar("T")


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
    """Collects SVG shapes on a ground of `width` by `height`."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.width, self.height = width, height
        self.parts = [f'<path fill="{ground}" d="M0 0h{width}v{height}H0z"/>']

    @property
    def unit(self) -> float:
        """Return a twelfth of the shorter side: the step of all proportions."""
        return min(self.width, self.height) / 12

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Draw a filled circle."""
        self.parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}"/>')

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw a circle's line."""
        self.parts.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="none" stroke="{colour}" '
            f'stroke-width="{_n(width)}"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> None:
        """Draw a filled rectangle, perhaps with round corners."""
        corner = f' rx="{_n(round_)}"' if round_ else ""
        self.parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{corner} fill="{fill}"/>'
        )

    def shape(self, fill: str, *points: tuple[float, float]) -> None:
        """Draw a filled polygon."""
        path = "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
        self.parts.append(f'<path fill="{fill}" d="M{path}z"/>')

    def path(self, fill: str, data: str) -> None:
        """Draw a filled path."""
        self.parts.append(f'<path fill="{fill}" d="{data}"/>')

    def line(self, colour: str, width: float, data: str) -> None:
        """Draw a path's line with round ends."""
        self.parts.append(
            f'<path fill="none" stroke="{colour}" stroke-width="{_n(width)}" '
            f'stroke-linecap="round" d="{data}"/>'
        )

    def slice(self, x: float, y: float, radius: float, start: float, turn: float, fill: str) -> None:
        """Draw a slice of a disc: angles in quarter turns, clockwise from the right."""
        first, last = start * pi / 2, (start + turn) * pi / 2
        large = 1 if turn > 2 else 0
        self.path(
            fill,
            f"M{_n(x)} {_n(y)}L{_n(x + radius * cos(first))} {_n(y + radius * sin(first))}"
            f"A{_n(radius)} {_n(radius)} 0 {large} 1 "
            f"{_n(x + radius * cos(last))} {_n(y + radius * sin(last))}z",
        )

    def arch(self, x: float, base: float, width: float, height: float, fill: str) -> None:
        """Draw a round-headed opening that stands on `base`."""
        half = width / 2
        self.path(
            fill,
            f"M{_n(x)} {_n(base)}V{_n(base - height + half)}"
            f"a{_n(half)} {_n(half)} 0 0 1 {_n(width)} 0V{_n(base)}z",
        )

    def hill(self, top: float, depth: float, shift: float, fill: str) -> None:
        """Draw ground with a wavy upper edge."""
        w, h = self.width, self.height
        self.path(
            fill,
            f"M0 {_n(top + shift)}C{_n(w * 0.25)} {_n(top - depth)} {_n(w * 0.45)} {_n(top - depth * 0.6)} "
            f"{_n(w * 0.6)} {_n(top + depth * 0.2)}"
            f"S{_n(w * 0.85)} {_n(top + depth)} {w} {_n(top - shift)}V{h}H0z",
        )

    def svg(self) -> str:
        """Return the document."""
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        slicing = 'preserveAspectRatio="xMidYMid slice"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {slicing}>{"".join(self.parts)}</svg>'


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
