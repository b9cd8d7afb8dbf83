# SPDX-License-Identifier: EUPL-1.2
"""Old forms of documents, turned into the present form in place (on a copy of the body's top level)."""

from typing import Any

from foyer.blocks.offers.rules.addresses import item_url
from foyer.kernel.ids import NIL

Document = dict[str, Any]

CALENDAR = (
    "calendarType", "startDate", "endDate", "status", "bookingAvailability", "openingHours", "subEvent",
    "openingHoursClosedDays", "openingHoursAdjustedDays",
)  # fmt: skip
CONTACT_TYPES = ("phone", "email", "url")
ADDRESS_PARTS = frozenset({"addressCountry", "addressLocality", "postalCode", "streetAddress"})


def convert(kind: str, document: Document, base: str) -> None:
    """Turn the old forms of a document of a kind into the present one."""
    main = document.get("mainLanguage")
    if isinstance(main, str) and isinstance(document.get("name"), str):
        document["name"] = {main: document["name"]}
    if kind == "organizer":
        _organizer(document)
    else:
        _old_terms(document)
        convert_calendar(document)
    if kind == "event":
        _location(document, base)
    elif isinstance(main, str):
        address = document.get("address")
        if isinstance(address, dict) and not ADDRESS_PARTS.isdisjoint(address):
            document["address"] = {main: address}


def convert_calendar(document: Document) -> None:
    """Turn `calendar`, `timeSpans` and a single period into the present calendar properties."""
    old = document.pop("calendar", None)
    if isinstance(old, dict):
        document.update((name, old[name]) for name in CALENDAR if name in old)
        if "timeSpans" in old:
            document["timeSpans"] = old["timeSpans"]
    if "timeSpans" in document:
        document["subEvent"] = _sub_events(document.pop("timeSpans"))
    if old is not None and "calendarType" not in document:
        document["calendarType"] = calendar_type(document)
    if document.get("calendarType") == "single" and "subEvent" not in document:
        dates = {name: document[name] for name in ("startDate", "endDate") if name in document}
        if len(dates) == 2:
            document["subEvent"] = [dates]


def _sub_events(spans: Any) -> Any:
    if not isinstance(spans, list):
        return spans
    return [_sub_event(span) if isinstance(span, dict) else span for span in spans]


def _sub_event(span: Document) -> Document:
    names = {"start": "startDate", "end": "endDate"}
    return {names.get(name, name): value for name, value in span.items()}


def calendar_type(document: Document) -> str:
    """Return the type of a calendar that does not tell it, from the dates that it has."""
    sub_events = document.get("subEvent")
    if isinstance(sub_events, list) and sub_events:
        return "multiple" if len(sub_events) > 1 else "single"
    return "periodic" if "startDate" in document and "endDate" in document else "permanent"


def _old_terms(document: Document) -> None:
    added = []
    for name in ("type", "theme"):
        old = document.get(name)
        if isinstance(old, dict) and "id" in old:
            added.append({"id": old["id"]})
            del document[name]
    terms = document.get("terms", [])
    if added and isinstance(terms, list):
        document["terms"] = terms + [term for term in added if not _has(terms, term["id"])]


def _has(terms: list[Any], term_id: Any) -> bool:
    return any(isinstance(term, dict) and term.get("id") == term_id for term in terms)


def _location(document: Document, base: str) -> None:
    location = document.get("location")
    if location is None:
        if document.get("attendanceMode") == "online":
            document["location"] = {"@id": item_url(base, "place", NIL)}
        return
    if isinstance(location, dict) and "@id" not in location:
        location = location.get("id")
    if isinstance(location, str):
        document["location"] = {"@id": location if "/" in location else item_url(base, "place", location)}


def _organizer(document: Document) -> None:
    if "website" in document and "url" not in document:
        document["url"] = document.pop("website")
    contact = document.get("contact")
    if isinstance(contact, list) and "contactPoint" not in document:
        converted = contact_point(contact)
        if converted is not None:
            document["contactPoint"] = converted
            del document["contact"]


def contact_point(entries: list[Any]) -> Document | None:
    """Return a contact point from the old list of `{type, value}`; None where an entry is no such pair."""
    lists: dict[str, list[Any]] = {name: [] for name in CONTACT_TYPES}
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("type") not in CONTACT_TYPES or "value" not in entry:
            return None
        lists[entry["type"]].append(entry["value"])
    return lists
