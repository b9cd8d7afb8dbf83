# SPDX-License-Identifier: EUPL-1.2
"""The summary of a calendar, read from the contract a second time."""

from datetime import datetime, tzinfo

from foyer.blocks.offers.tests.summaries_again.dates import multiple, single
from foyer.blocks.offers.tests.summaries_again.one import Asked, Json, status, title
from foyer.blocks.offers.tests.summaries_again.weeks import periodic, permanent

BY_TYPE = {"single": single, "multiple": multiple, "periodic": periodic, "permanent": permanent}


def summary_again(
    document: Json,
    size: str,
    style: str,
    *,
    language: str,
    now: datetime,
    zone: tzinfo,
    hide_past: bool,
) -> str:
    """Return the summary of a published document; `style` is text or html."""
    asked = Asked(document, size, style == "html", language, now, zone, hide_past)
    if asked.place and status(document) != "Available":
        word = asked.word("perm_closed" if status(document) == "Unavailable" else "temp_closed")
        return f'<span {title(asked, document)}class="cf-status">{word}</span>' if asked.html else word
    return BY_TYPE[document["calendarType"]](asked)
