# SPDX-License-Identifier: EUPL-1.2
"""The tables of productions, one aggregate a file."""

from foyer.blocks.productions.models.pair import Pair
from foyer.blocks.productions.models.production import Production, Showing
from foyer.blocks.productions.models.sketch import Sketch, SketchWord, Waiting

__all__ = ["Pair", "Production", "Showing", "Sketch", "SketchWord", "Waiting"]
