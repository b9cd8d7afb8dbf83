# SPDX-License-Identifier: EUPL-1.2
"""Compositions for offers without a picture: different per offer, always the same for one offer.

A theme chooses the family (its colours and motifs); the identifier of the offer decides the rest.
Shapes only: no script, no style, no text, about one kilobyte.
"""

from foyer.blocks.agenda.rules.posters.compose import SHAPES, compose
from foyer.blocks.agenda.rules.posters.families import FAMILIES, family_of

__all__ = ["FAMILIES", "SHAPES", "compose", "family_of"]
