# SPDX-License-Identifier: EUPL-1.2
"""Take over from the platform what holders of a card pay for events."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from foyer.blocks.card.platform import has_platform, platform
from foyer.blocks.offers.public import card_prices, set_card_prices, sound_documents
from foyer.kernel.actors import SYSTEM


def refresh_prices(event_ids: Sequence[str]) -> int:
    """Ask for the prices of those events whose organiser has a label of the card; return how many are new.

    Others lose those that they had. The platform is called outside any transaction, once for each event of
    such an organiser; nothing happens where there is none. Unknown ids are left out.

    Raises:
        PlatformDown: it does not answer. What was asked before is kept; the same call again does the rest.
    """
    if not has_platform():
        return 0
    shown = sound_documents([("event", event_id) for event_id in event_ids])
    present = card_prices(list(shown))
    changed = 0
    for event_id, document in shown.items():
        takes_part = _has_card_label(document.get("organizer", {}))
        if takes_part or event_id in present:
            prices = platform().prices(event_id) if takes_part else ()
            changed += set_card_prices(SYSTEM, event_id, prices)
    return changed


def _has_card_label(organizer: dict[str, Any]) -> bool:
    carried = [*organizer.get("labels", ()), *organizer.get("hiddenLabels", ())]
    return not set(settings.FOYER_CARD_LABELS.values()).isdisjoint(carried)
