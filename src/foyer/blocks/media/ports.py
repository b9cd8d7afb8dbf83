# SPDX-License-Identifier: EUPL-1.2
"""The port to whoever shows images: what is shown is kept.

A block that shows images registers at start-up. Where nobody registers, every image counts as shown.
"""

from collections.abc import Callable, Sequence

Uses = Callable[[Sequence[str]], frozenset[str]]
"""Returns those of these ids of images that it shows, in a fixed number of queries."""

_registered: dict[str, Uses] = {}


def register_uses(name: str, uses: Uses) -> None:
    """Let the block of this name say which images it shows."""
    _registered[name] = uses


def in_use(image_ids: Sequence[str]) -> frozenset[str]:
    """Return those of these images that somebody shows."""
    if not _registered:
        return frozenset(image_ids)
    return frozenset().union(*(uses(image_ids) for uses in _registered.values()))
