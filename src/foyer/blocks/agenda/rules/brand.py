# SPDX-License-Identifier: EUPL-1.2
"""Colours of a local brand: contrast computed (WCAG 2.2) and mended, with a sentence for each repair.

A brand names some tokens for the light set; dark ones are derived. Text pairs keep at least 4.5:1,
edges of controls at least 3:1. A colour that fails is moved towards black or white, in the smallest
of 100 steps that suffices, so that its hue stays recognisable.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TEXT, CONTROL = 4.5, 3.0
LIGHT = {
    "ink": "#17151f",
    "paper": "#fbf9f5",
    "raised": "#ffffff",
    "curtain": "#b3123a",
    "edge": "#857f74",
    "night": "#1f2a5a",
    "moss": "#1d6b4f",
    "sun": "#ffc43d",
    "sky": "#7cc4e8",
    "blush": "#ffd9d2",
    "line": "#dcd6ca",
}
DARK = {
    "ink": "#f4f0e8",
    "paper": "#14121a",
    "raised": "#1f1c27",
    "curtain": "#ff7d97",
    "edge": "#8d8699",
    "night": "#aebbff",
    "moss": "#7ad6ac",
    "sun": "#ffc43d",
    "sky": "#7cc4e8",
    "blush": "#4b2430",
    "line": "#393442",
}
# Which token is read on which grounds, and how clearly.
PAIRS = (
    ("ink", ("paper", "raised"), TEXT),
    ("curtain", ("paper", "raised"), TEXT),
    ("night", ("paper", "raised"), TEXT),
    ("moss", ("paper", "raised"), TEXT),
    ("edge", ("paper", "raised"), CONTROL),
)
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Repair:
    """One colour that was moved, and why."""

    token: str
    scheme: str
    given: str
    used: str
    ground: str
    ratio: float

    @property
    def sentence(self) -> str:
        """Return the message for whoever keeps the brand file."""
        return (
            f"brand: {self.token} {self.given} is too faint on {self.ground} "
            f"({self.scheme}, {self.ratio:.1f}:1); "
            f"{self.used} is used instead."
        )


@dataclass(frozen=True)
class Brand:
    """Both sets of tokens, complete, and what had to be mended."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    repairs: tuple[Repair, ...]


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of `#rrggbb`.

    Raises:
        ValueError: it is not a colour of that form.
    """
    channels = []
    for value in _channels(colour):
        part = value / 255
        channels.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable_on(colour: str) -> str:
    """Return black ink or white, whichever reads better on `colour`."""
    ink = LIGHT["ink"]
    return "#ffffff" if contrast("#ffffff", colour) >= contrast(ink, colour) else ink


def reach(colour: str, grounds: tuple[str, ...], wanted: float) -> str:
    """Return `colour`, moved towards black or white as little as gives `wanted` on every ground."""
    if all(contrast(colour, ground) >= wanted for ground in grounds):
        return colour
    for step in range(1, 101):
        for goal in _ends(grounds):
            moved = _mix(colour, goal, step / 100)
            if all(contrast(moved, ground) >= wanted for ground in grounds):
                return moved
    return max(_ends(grounds), key=lambda end: min(contrast(end, ground) for ground in grounds))


def mend(chosen: Mapping[str, str]) -> Brand:
    """Return the tokens of a brand with every pair readable.

    Raises:
        ValueError: an unknown token, or a value that is not `#rrggbb`.
    """
    for token, colour in chosen.items():
        if token not in LIGHT:
            raise ValueError(f"brand: there is no token {token!r}; choose of {', '.join(LIGHT)}")
        _channels(colour)
    given = {token: colour.lower() for token, colour in chosen.items()}
    # Grounds and ink of the dark set stay ours: a light paper would make it no dark set.
    accents = {
        token: colour for token, colour in given.items() if token not in {"ink", "paper", "raised", "line"}
    }
    light, faint_light = _readable({**LIGHT, **given}, given, "light")
    dark, _ = _readable({**DARK, **accents}, accents, "dark")
    return Brand(light, dark, tuple(faint_light))


def sheet(brand: Brand) -> str:
    """Return the style sheet that lays a brand over the tokens."""
    light, dark = _declarations(brand.light), _declarations(brand.dark)
    return (
        f":root{{{light}}}\n"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f':root[data-theme="dark"]{{{dark}}}\n'
    )


def _readable(
    tokens: dict[str, str], chosen: Mapping[str, str], scheme: str
) -> tuple[dict[str, str], list[Repair]]:
    repairs = []
    for token, names, wanted in PAIRS:
        grounds = tuple(tokens[name] for name in names)
        used = reach(tokens[token], grounds, wanted)
        if used != tokens[token]:
            worst = min(names, key=lambda name: contrast(tokens[token], tokens[name]))
            ratio = contrast(tokens[token], tokens[worst])
            if token in chosen or worst in chosen:
                repairs.append(Repair(token, scheme, tokens[token], used, worst, ratio))
            tokens[token] = used
    return tokens, repairs


def _declarations(tokens: Mapping[str, str]) -> str:
    shown = [f"--{token}:{colour}" for token, colour in tokens.items()]
    shown += [f"--on-{token}:{readable_on(tokens[token])}" for token in ("curtain", "night", "moss", "sun")]
    return ";".join(shown)


def _ends(grounds: tuple[str, ...]) -> tuple[str, str]:
    dark_grounds = sum(luminance(ground) for ground in grounds) / len(grounds) < 0.18
    return ("#ffffff", "#000000") if dark_grounds else ("#000000", "#ffffff")


def _mix(colour: str, goal: str, share: float) -> str:
    parts = zip(_channels(colour), _channels(goal), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"brand: {colour!r} is not a colour like #b3123a")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
