# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of schools."""

from foyer.blocks.schools.api.routes import ENTRY_PART
from foyer.blocks.schools.lists import Choice, education_levels, regions

__all__ = ["ENTRY_PART", "Choice", "education_levels", "regions"]
