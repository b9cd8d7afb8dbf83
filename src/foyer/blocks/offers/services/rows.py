# SPDX-License-Identifier: EUPL-1.2
"""From the state of an item to its row: the ready texts and the columns derived from them."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from foyer.blocks.offers.collation import sort_key
from foyer.blocks.offers.matching import duplicate_key, name_key, street_key
from foyer.blocks.offers.queries.addresses import stored
from foyer.blocks.offers.rules import moments
from foyer.blocks.offers.rules.organizer_urls import normal
from foyer.blocks.offers.rules.state import State

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC, microsecond=0)


def fill(row: Any, kind: str, state: State, moment: datetime) -> None:
    """Put a state into a row that has its playhead. Row numbers of links are the caller's business."""
    document = state.document
    recorded: dict[str, Any] = {"modified": moment.isoformat()}
    if kind != "organizer":
        recorded["playhead"] = row.playhead
    if kind == "place":
        recorded |= row.same_as
    row.document = stored({**document, **recorded})
    row.internal = stored(state.internal)
    row.workflow_status = document["workflowStatus"]
    row.main_language = document["mainLanguage"]
    row.sort_key = sort_key(document["name"].get(row.main_language, ""))
    row.creator = document.get("creator", "")
    row.modified = moment
    if kind == "organizer":
        row.url_key = normal(document.get("url", ""))[:2048]
        return
    row.organizer_ref = state.organizer or ""
    row.calendar_type = document["calendarType"]
    row.start = instant(document.get("startDate"))
    row.end = instant(document.get("endDate"))
    row.available_from = instant(document.get("availableFrom"))
    row.available_to = instant(document.get("availableTo"))
    if kind == "event":
        row.place_ref = state.place or ""
    else:
        _fill_place(row, state)


def instant(text: str | None) -> datetime | None:
    """Return a date-time of a document in UTC; what lies beyond the calendar becomes its end."""
    if text is None:
        return None
    moment = moments.read(text)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return _FIRST if moment.year < 5000 else _LAST


def address_of(document: dict[str, Any]) -> dict[str, str]:
    """Return the address in the main language, else in any, else nothing; bodies of any form are borne."""
    addresses, main = document.get("address"), document.get("mainLanguage")
    if not isinstance(addresses, dict):
        return {}
    found = addresses.get(main) if isinstance(main, str) else None
    found = found or next(iter(addresses.values()), None)
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _fill_place(row: Any, state: State) -> None:
    address = address_of(state.document)
    row.country = address.get("addressCountry", "")
    row.postal_code = address.get("postalCode", "")[:40]
    row.locality = name_key(address.get("addressLocality", ""))[:255]
    row.street = street_key(address.get("streetAddress", ""))[:400]
    row.name_key = name_key(state.document["name"].get(row.main_language, ""))[:255]
    point = state.document.get("geo") or state.internal.get("roughPoint")
    row.latitude, row.longitude = (point["latitude"], point["longitude"]) if point else (None, None)
    row.precision = state.internal.get("precision", "") if point else ""
    user_id = None if settings.FOYER_GLOBAL_DUPLICATES else row.creator
    row.duplicate_key = duplicate_key(state.document, user_id)
