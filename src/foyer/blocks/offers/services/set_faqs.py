# SPDX-License-Identifier: EUPL-1.2
"""Answer the questions that people ask about an event."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.rules.compose.events import faqs
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_faqs(actor: Actor, _kind: str, public_id: str, wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Replace all questions and answers.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it.
    """
    asked = faqs(list(wanted)) or None
    return change(actor, "event", public_id, "set-faqs", EDIT_OFFER, lambda state: state.having(faqs=asked))
