# SPDX-License-Identifier: EUPL-1.2
"""The colours of letters: those of the house, or of the local brand that a block above tells of."""

from collections.abc import Callable, Mapping

HOUSE: Mapping[str, str] = {
    "ink": "#17151f",
    "paper": "#fbf9f5",
    "raised": "#ffffff",
    "line": "#dcd6ca",
    "curtain": "#b3123a",
    "on_curtain": "#ffffff",
    "on_sun": "#17151f",
    "on_sky": "#17151f",
    "on_line": "#17151f",
    "night": "#1f2a5a",
    "sun": "#ffc43d",
    "sky": "#7cc4e8",
    "quiet": "#5f5a53",
}
"""Every name that the layout knows; the contrast of text pairs is 4.5:1 and more."""

Colours = Callable[[], Mapping[str, str]]

_registered: list[Colours] = []


def register_colours(colours: Colours) -> None:
    """Let these colours lie over those of the house; whoever registers has seen to their contrast."""
    _registered[:] = [colours]


def colours() -> dict[str, str]:
    """Return a colour for every name that the layout knows."""
    local = _registered[0]() if _registered else {}
    return {name: local.get(name, colour) for name, colour in HOUSE.items()}
