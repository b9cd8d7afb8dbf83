# SPDX-License-Identifier: EUPL-1.2
"""The jobs of offers."""

from foyer.blocks.jobs.public import register
from foyer.blocks.offers.services.change_label import RELIST
from foyer.blocks.offers.services.label_offers import FOUND, LISTED, do_found, do_listed
from foyer.blocks.offers.services.move_events import MOVE, do_move
from foyer.blocks.offers.services.relist_label import relist

register(RELIST, relist)
register(LISTED, do_listed)
register(FOUND, do_found)
register(MOVE, do_move)
