# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of taxonomy."""

from foyer.blocks.taxonomy.lists import find, term, terms
from foyer.blocks.taxonomy.rules.term import Term

__all__ = ["Term", "find", "term", "terms"]
