# SPDX-License-Identifier: EUPL-1.2
"""How this installation reaches people."""

from foyer.config.settings.environment import words

__all__ = ["FOYER_MAILING_LISTS"]

# Ids of the mailing lists that addresses may be put on.
FOYER_MAILING_LISTS = frozenset(words("FOYER_MAILING_LISTS"))
