# SPDX-License-Identifier: EUPL-1.2
"""What the platform knows. No queries here; one call of the platform each."""

from collections.abc import Sequence

from foyer.blocks.card.asking import asked
from foyer.blocks.card.platform import platform
from foyer.blocks.card.problems import event_unknown, organizer_unknown
from foyer.blocks.card.rules.systems import CardEvent, CardSystem


def card_event(event_id: str) -> CardEvent:
    """Return what is known of an event.

    Raises:
        Problem: 404, it is not known; 502, the platform does not answer.
    """
    found = asked(lambda: platform().event(event_id))
    if found is None:
        raise event_unknown(event_id)
    return found


def organizer_systems(organizer_id: str) -> Sequence[CardSystem]:
    """Return the card systems of an organiser.

    Raises:
        Problem: 404, it is not known; 502, the platform does not answer.
    """
    found = asked(lambda: platform().organizer_systems(organizer_id))
    if found is None:
        raise organizer_unknown(organizer_id)
    return found
