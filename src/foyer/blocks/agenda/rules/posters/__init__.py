# SPDX-License-Identifier: EUPL-1.2
"""Compositions for offers without a picture: different per offer, always the same for one offer.

A theme chooses the family (its colours and motifs); the identifier of the offer decides the rest.
Shapes only: no script, no text, at most three kilobytes; each is drawn by day and by night.
"""

from foyer.blocks.agenda.rules.posters.compose import EDITION, compose
from foyer.blocks.agenda.rules.posters.families import FAMILIES, family_of

__all__ = ["EDITION", "FAMILIES", "compose", "family_of"]
