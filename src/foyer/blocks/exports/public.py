# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of exports.

News: `exports.export.finished`, with the id of its job.
"""

from foyer.blocks.exports.api.entry import ENTRY_PART
from foyer.blocks.exports.formats import FORMATS
from foyer.blocks.exports.queries import ExportFacts, export, exports_of
from foyer.blocks.exports.rules.orders import Order, Style
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.exports.services.stop_export import stop_export

__all__ = [
    "ENTRY_PART",
    "FORMATS",
    "ExportFacts",
    "Order",
    "Style",
    "export",
    "exports_of",
    "start_export",
    "stop_export",
]
