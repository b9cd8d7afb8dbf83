# SPDX-License-Identifier: EUPL-1.2
"""A copy of an event: everything of the original on another calendar, as a draft."""

from dataclasses import replace
from datetime import UTC, datetime

from foyer.blocks.offers.rules.addresses import item_url
from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.writing import PROPERTIES
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.workflow import DRAFT

LEFT_BEHIND = frozenset({*PROPERTIES, "labels", "hiddenLabels", "availableFrom", "availableTo"})
FORGOTTEN = frozenset({"importedLabels", "rejectionReason"})


def copied(original: State, calendar: Calendar, item_id: str, base: str, author: str, now: datetime) -> State:
    """Return a finished copy of an event under another id, made by `author`; it has no labels."""
    kept = {name: value for name, value in original.document.items() if name not in LEFT_BEHIND}
    document = {
        **kept,
        **calendar.document(),
        "@id": item_url(base, "event", item_id),
        "workflowStatus": DRAFT,
        "created": write(now.astimezone(UTC)),
        "creator": author,
    }
    internal = {name: value for name, value in original.internal.items() if name not in FORGOTTEN}
    return finish("event", replace(original, document=document, internal=internal), calendar)
