# SPDX-License-Identifier: EUPL-1.2
"""Take over from the platform what holders of a card pay for events."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DataError, IntegrityError

from foyer.blocks.card.platform import has_platform, platform
from foyer.blocks.offers.public import (
    ODD,
    CardPrice,
    card_prices,
    set_card_prices,
    sound_documents,
    tell_odd,
    without_odd,
)
from foyer.kernel.actors import SYSTEM
from foyer.kernel.problems import Problem

# What a change of a record runs into that somebody damaged: rules, services or the database refuse it. Who
# changes an event at the same time causes some of these, too.
_REFUSED = (*ODD, DataError, IntegrityError, Problem)


def refresh_prices(event_ids: Sequence[str]) -> int:
    """Ask for the prices of those events whose organiser has a label of the card; return how many are new.

    Others lose those that they had. The platform is called outside any transaction, once for each event of
    such an organiser; nothing happens where there is none. Unknown ids are left out, and so are events
    that somebody damaged, which the log names.

    Raises:
        PlatformDown: it does not answer. What was asked before is kept; the same call again does the rest.
    """
    if not has_platform():
        return 0
    shown = sound_documents([("event", event_id) for event_id in event_ids])
    present = card_prices(list(shown))

    def taking_part(some: Sequence[str]) -> list[tuple[str, bool]]:
        return [(event_id, _has_card_label(shown[event_id].get("organizer", {}))) for event_id in some]

    changed, again = 0, []
    for event_id, takes_part in without_odd(taking_part, list(shown), partial(tell_odd, "event")):
        if takes_part or event_id in present:
            prices = tuple(platform().prices(event_id)) if takes_part else ()
            try:
                changed += set_card_prices(SYSTEM, event_id, prices)
            except _REFUSED:
                again.append((event_id, prices))
    return changed + sum(_set(event_id, prices) for event_id, prices in again)


def _set(event_id: str, prices: Iterable[CardPrice]) -> bool:
    try:
        return set_card_prices(SYSTEM, event_id, prices)
    except _REFUSED as error:
        tell_odd("event", event_id, error)
        return False


def _has_card_label(organizer: dict[str, Any]) -> bool:
    carried = [*organizer.get("labels", ()), *organizer.get("hiddenLabels", ())]
    return not set(settings.FOYER_CARD_LABELS.values()).isdisjoint(carried)
