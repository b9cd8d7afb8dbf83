# SPDX-License-Identifier: EUPL-1.2
"""The colours of the local brand, for letters: those of the light set, mended as the pages have them."""

from collections.abc import Mapping

from foyer.blocks.agenda.assets import build
from foyer.blocks.agenda.rules import brand

_GROUNDS = ("curtain", "sun", "sky", "line")


def letter_colours() -> Mapping[str, str]:
    """Return each colour by name, and as `on_...` what can be read on it; nothing where there is no brand.

    A brand file that cannot be understood stops pages with a sentence; letters go out in the house's colours.
    """
    try:
        mended = build.mended_brand()
    except (OSError, ValueError):
        return {}
    if mended is None:
        return {}
    light = mended.light
    return {**light, **{f"on_{name}": brand.readable_on(light[name]) for name in _GROUNDS}}
