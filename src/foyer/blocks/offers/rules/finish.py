# SPDX-License-Identifier: EUPL-1.2
"""What follows from the rest of a document, calculated on every write."""

from typing import Any

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.calendar import Calendar, available_to
from foyer.blocks.offers.rules.completeness import completeness
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.slugs import same_as
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import type_id
from foyer.blocks.offers.rules.texts import completed_languages, languages


def finish(kind: str, state: State, calendar: Calendar | None = None) -> State:
    """Return an item with its languages, completeness, and for offers availableTo, for events sameAs.

    `calendar` is that of the document, where the caller has it at hand.
    """
    document = state.document
    changed: dict[str, Any] = {
        "languages": languages(kind, document),
        "completedLanguages": completed_languages(kind, document) or None,
        "completeness": completeness(kind, state),
    }
    if kind != "organizer":
        calendar = calendar or Calendar.stored(document)
        changed["availableTo"] = write(available_to(calendar, type_id(document)))
    if kind == "event":
        changed["sameAs"] = same_as(last_part(document["@id"]), document["name"], document["mainLanguage"])
    return state.having(**changed)
