# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of productions.

News: `productions.production.changed` and `productions.production.deleted`, with the id of the production;
beside them `offers.event.changed` for each event whose document shows it.
"""

from foyer.blocks.productions.api.routes import ENTRY_PART

__all__ = ["ENTRY_PART"]
