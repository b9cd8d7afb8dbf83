# SPDX-License-Identifier: EUPL-1.2
"""Ages and birth dates: the one that is missing follows from the other, on the day of the start."""

from datetime import date, datetime

from foyer.blocks.offers.rules import birthdates
from foyer.blocks.offers.rules.ages import ALL, bounds
from foyer.blocks.offers.rules.index.values import IndexDocument, Json
from foyer.blocks.offers.rules.moments import is_day, local


def age_fields(kind: str, document: Json, now: datetime) -> IndexDocument:
    """Return `typicalAgeRange` and `allAges`, and for events `birthdateRange`."""
    found: IndexDocument = {}
    text = document.get("typicalAgeRange")
    low, high = bounds(text) if isinstance(text, str) and "-" in text else (0, None)
    if text is not None:
        found["typicalAgeRange"] = [(low, high)]
        found["allAges"] = [low == 0 and high is None]
    if kind == "event":
        _birthdates(document, text, (low, high), _reference(document, now), found)
    return found


def _birthdates(
    document: Json,
    text: str | None,
    ages: tuple[int, int | None],
    reference: date | None,
    found: IndexDocument,
) -> None:
    asked = document.get("birthdateRange")
    if asked and is_day(asked.get("from", "")) and is_day(asked.get("to", "")):
        first, last = date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"])
        found["birthdateRange"] = [(first.toordinal(), last.toordinal())]
        if text in {None, ALL} and reference is not None:
            found["typicalAgeRange"] = [birthdates.ages_at(reference, first, last)]
            found["allAges"] = [False]
    elif text is not None and found["allAges"][0]:
        found["birthdateRange"] = [(None, None)]
    elif text is not None and reference is not None:
        found["birthdateRange"] = [birthdates.born_between(reference, *ages)]


def _reference(document: Json, now: datetime) -> date | None:
    start = document.get("startDate", "")[:10]
    if start:
        return date.fromisoformat(start) if is_day(start) else None
    return local(now).date() if document.get("calendarType") == "permanent" else None
