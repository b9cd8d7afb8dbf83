# SPDX-License-Identifier: EUPL-1.2
"""Pictures for the demonstration set, drawn by numbers: the same scene and seed always give the same file."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 640, 480
SIZE = (1200, 900)
"""Scenes are worked out small and then enlarged: that takes a third of the time."""
Field = Any
"""An array of numbers, a number or three a pixel."""


def drawn(scene: str, seed: int) -> bytes:
    """Return a scene as a JPEG of some ten kilobytes.

    Raises:
        KeyError: there is no such scene.
    """
    chance = np.random.default_rng(seed)
    across, down = np.meshgrid(
        np.linspace(0, 1, WIDTH, dtype="float32"), np.linspace(0, 1, HEIGHT, dtype="float32")
    )
    picture = SCENES[scene](chance, across, down)
    pixels = (np.clip(picture, 0, 1) * 255).astype("uint8")
    target = io.BytesIO()
    Image.fromarray(pixels).resize(SIZE, Image.Resampling.LANCZOS).save(target, "JPEG", quality=84)
    return target.getvalue()


def _between(low: Field, first: tuple[float, ...], second: tuple[float, ...]) -> Field:
    """Return colours between two, by a field from 0 to 1."""
    share = np.clip(low, 0, 1)[..., None]
    return np.array(first) * (1 - share) + np.array(second) * share


def _over(ground: Field, colour: tuple[float, ...], mask: Field) -> Field:
    return ground * (1 - mask[..., None]) + np.array(colour) * mask[..., None]


def _ridge(chance: Any, across: Field, height: float, rough: float) -> Field:
    """Return a line of hills or heads: its height for each place from left to right."""
    waves: Field = sum(
        np.sin(across * chance.uniform(2, 5) * 2**power + chance.uniform(0, 6)) * rough / 1.7**power
        for power in range(5)
    )
    return height + waves


def _stage(chance: Any, across: Field, down: Field) -> Field:
    picture = _between(down, (0.03, 0.02, 0.07), (0.09, 0.05, 0.13))
    for _ in range(7):
        start, lean = chance.uniform(0.05, 0.95), chance.uniform(-0.5, 0.5)
        width = 0.015 + down * chance.uniform(0.05, 0.11)
        beam = np.exp(-(((across - start - lean * down) / width) ** 2)) * (1 - down) ** 0.8
        warm = (1.0, chance.uniform(0.3, 0.9), chance.uniform(0.2, 0.6))
        cold = (0.3, chance.uniform(0.4, 0.8), 1.0)
        picture = picture + beam[..., None] * np.array(warm if chance.random() < 0.6 else cold) * 0.6
    heads = np.zeros_like(down)
    for _ in range(70):
        x, y, size = chance.uniform(0, 1), chance.uniform(0.8, 1.0), chance.uniform(0.018, 0.03)
        head = ((across - x) / size) ** 2 + ((down - y) / (size * 1.5)) ** 2 < 1
        body = (np.abs(across - x) < size * 1.7) & (down > y + size)
        heads = np.maximum(heads, (head | body).astype(float))
    return _over(picture, (0.015, 0.01, 0.03), heads)


def _water(chance: Any, across: Field, down: Field) -> Field:
    horizon, sun = 0.56, chance.uniform(0.25, 0.75)
    high = np.where(down < horizon, down, 2 * horizon - down) / horizon
    ripple = np.where(down > horizon, np.sin(down**2 * 420 + np.sin(across * 9) * 2) * 0.02, 0)
    evening = (0.98, chance.uniform(0.55, 0.7), 0.42)
    sky = _between(np.clip(high + ripple, 0, 1) ** 1.4, (0.16, 0.2, 0.45), evening)
    glow = np.exp(-(((across - sun) * 4) ** 2) - ((high - 0.93) * 7) ** 2)
    sky = sky + glow[..., None] * np.array((0.6, 0.4, 0.1))
    roofs = np.zeros_like(across)
    for _ in range(26):
        left, wide, tall = chance.uniform(0, 1), chance.uniform(0.02, 0.06), chance.uniform(0.02, 0.14)
        inside = np.abs(across - left) < wide
        roofs = np.maximum(roofs, inside * (np.abs(down - horizon) < tall))
    dark = np.where(down > horizon, 0.72, 0.94) * roofs
    return _over(sky, (0.11, 0.1, 0.2), dark) * np.where(down > horizon, 0.88, 1)[..., None]


def _hills(chance: Any, across: Field, down: Field) -> Field:
    picture = _between(down * 1.5, (0.62, 0.78, 0.9), (0.99, 0.93, 0.8))
    near = (0.09, chance.uniform(0.25, 0.34), 0.2)
    for layer in range(6):
        share = layer / 5
        colour = tuple(
            far * (1 - share) + close * share for far, close in zip((0.66, 0.78, 0.78), near, strict=True)
        )
        top = _ridge(chance, across, 0.36 + share * 0.42, 0.05 + 0.02 * share)
        picture = _over(picture, colour, np.clip((down - top) * 300, 0, 1))
    return picture


def _lights(chance: Any, across: Field, down: Field) -> Field:
    picture = _between(down, (0.05, 0.06, 0.16), (0.12, 0.05, 0.1))
    for _ in range(60):
        x, y, size = chance.uniform(0, 1), chance.beta(2, 2.5), chance.uniform(0.02, 0.085)
        away = np.hypot((across - x) * WIDTH / HEIGHT, down - y) / size
        disc = np.clip((1 - away) * 26, 0, 1) * (0.55 + 0.45 * np.clip(away, 0, 1) ** 4)
        colour = np.array((1.0, chance.uniform(0.45, 0.9), chance.uniform(0.2, 0.7)))
        picture = picture + disc[..., None] * colour * chance.uniform(0.12, 0.5)
    return picture


def _gallery(chance: Any, across: Field, down: Field) -> Field:
    lit = np.exp(-(((across - 0.5) * 1.6) ** 2) - ((down - 0.35) * 1.5) ** 2)
    picture = _between(lit, (0.62, 0.6, 0.58), (0.97, 0.95, 0.92))
    picture = np.where((down > 0.8)[..., None], picture * np.array((0.6, 0.5, 0.42)), picture)
    for number in range(3):
        left, top = 0.09 + number * 0.3, chance.uniform(0.16, 0.24)
        wide, tall = chance.uniform(0.2, 0.25), chance.uniform(0.34, 0.46)
        inside = (across > left) & (across < left + wide) & (down > top) & (down < top + tall)
        shade = np.roll(inside, (7, 5), (0, 1)) & ~inside
        picture = _over(picture, (0.4, 0.38, 0.36), shade * 0.5)
        paint = np.sin(across * chance.uniform(8, 40) + chance.uniform(0, 6)) * np.sin(
            down * chance.uniform(8, 30)
        )
        colours = (tuple(chance.uniform(0.05, 0.95, 3)), tuple(chance.uniform(0.1, 0.9, 3)))
        canvas = _between((paint + 1) / 2, *colours)
        picture = np.where(inside[..., None], canvas, picture)
    return picture


def _books(chance: Any, across: Field, down: Field) -> Field:
    wall, high = SIZE
    image = Image.new("RGB", SIZE, (58, 38, 26))
    pencil = ImageDraw.Draw(image)
    for row in range(4):
        foot, x = (row + 1) * high // 4 - 18, 8
        while x < wall - 8:
            wide, tall = int(chance.integers(16, 52)), int(chance.integers(130, 200))
            red, green, blue = (int(part) for part in chance.integers(40, 215, 3))
            pencil.rectangle((x, foot - tall, x + wide - 2, foot), (red, (green + red) // 2, blue))
            pencil.rectangle((x + 4, foot - tall + 22, x + wide - 6, foot - tall + 30), (235, 222, 190))
            x += wide
        pencil.rectangle((0, foot, wall, foot + 18), (96, 66, 44))
    lamp = np.exp(-(((across - 0.35) * 1.3) ** 2) - ((down - 0.4) * 1.2) ** 2)
    return np.asarray(image.resize((WIDTH, HEIGHT))) / 255 * (0.5 + 0.6 * lamp)[..., None]


SCENES: Mapping[str, Callable[[Any, Field, Field], Field]] = {
    "stage": _stage,
    "water": _water,
    "hills": _hills,
    "lights": _lights,
    "gallery": _gallery,
    "books": _books,
}
