# SPDX-License-Identifier: EUPL-1.2
"""Documents of the entry contract, made from what rows say. Links hold `kind/id`, not yet an address."""

import hashlib
import re
from typing import Any

import orjson

from foyer.blocks.imports.rules import keywords
from foyer.blocks.imports.rules.addresses import Address
from foyer.blocks.imports.rules.contacts import Contact, Organiser
from foyer.blocks.imports.rules.flags import parse_flag
from foyer.blocks.imports.rules.grouping import Programme
from foyer.blocks.imports.rules.mapping.model import Effects, Mapping
from foyer.blocks.imports.rules.occurrences import Occurrence
from foyer.blocks.imports.rules.performances import LONGEST_NAME, Performance
from foyer.blocks.imports.rules.prices import Prices
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.texts import cut, fold
from foyer.kernel.ids import NIL
from foyer.kernel.money import number

Json = dict[str, Any]
UNKNOWN_TYPE = "0.51.0.0.0"
UNKNOWN_PLACE_TYPE = "OyaPaf64AEmEAYXHeLMAtA"
_BOOK = {"nl": "Reserveer", "fr": "Réserver", "de": "Reservieren", "en": "Book"}


def fingerprint(document: Json, *more: object) -> str:
    """Return what is equal for equal documents, whatever the order of their keys."""
    raw = orjson.dumps([document, [str(each) for each in more]], option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(raw, digest_size=20).hexdigest()


def effects_of(programme: Programme, mapping: Mapping) -> Effects:
    """Return what all rows of an event give it together; the defaults where they give nothing."""
    return keywords.combine([*(one.effects for one in programme.performances), mapping.defaults])


def event_document(programme: Programme, mapping: Mapping, place: str, organizer: str) -> Json:
    """Return the document of an event. `place` and `organizer` are ids, empty where there is none."""
    first = programme.first
    effects = effects_of(programme, mapping)
    terms = [effects.type or UNKNOWN_TYPE, *([effects.theme] if effects.theme else [])]
    document: Json = {
        "mainLanguage": first.language,
        "name": _texts(programme, "titles"),
        "terms": [{"id": term} for term in terms],
        "location": {"@id": f"place/{place or NIL}"},
        "attendanceMode": first.attendance,
        **_calendar(programme, mapping),
        **_workflow(mapping),
    }
    optional: Json = {
        "description": _texts(programme, "descriptions"),
        "onlineUrl": first.online_url if first.attendance != "offline" else "",
        "organizer": {"@id": f"organizer/{organizer}"} if organizer else None,
        "typicalAgeRange": _first(one.age for one in programme.performances) or effects.age,
        "priceInfo": _prices(_first(one.prices for one in programme.performances), first.language),
        "contactPoint": _contact(programme),
        "bookingInfo": _booking(first),
        "audience": {"audienceType": audience} if (audience := _audience(first, effects)) else None,
        **_labels(programme, effects),
    }
    document.update({name: value for name, value in optional.items() if value})
    return document


def place_document(address: Address, mapping: Mapping) -> Json:
    """Return the document of a place, permanent and of the type that its name suggests."""
    language = mapping.language
    return {
        "mainLanguage": language,
        "name": {language: cut(address.name, LONGEST_NAME)},
        "terms": [{"id": place_type(address, mapping)}],
        "calendarType": "permanent",
        "address": {
            language: {
                "addressCountry": address.country,
                "addressLocality": address.locality,
                "postalCode": address.postal_code,
                "streetAddress": address.street,
            }
        },
        **_workflow(mapping),
    }


def place_type(address: Address, mapping: Mapping) -> str:
    """Return the type of a place, by the rules under `venue.rules`."""
    said = parse_flag(address.indoors)
    texts = {
        "name": fold(address.name),
        "street": fold(address.street),
        "indoors": "" if said is None else "yes" if said else "no",
    }
    for rule in mapping.venue.rules:
        if keywords.matches(rule, texts, Row(0, {})) and rule.effects.type:
            return rule.effects.type
    return mapping.venue.type or UNKNOWN_PLACE_TYPE


def organizer_document(organizer: Organiser, mapping: Mapping) -> Json:
    """Return the document of an organiser."""
    document: Json = {
        "mainLanguage": mapping.language,
        "name": {mapping.language: cut(organizer.name, LONGEST_NAME)},
        "url": organizer.url,
    }
    if any((organizer.contact.phone, organizer.contact.email, organizer.contact.url)):
        document["contactPoint"] = _contact_lists(organizer.contact)
    return document


def _first(values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _texts(programme: Programme, name: str) -> dict[str, str]:
    """Return texts by language: the title of the first row, of descriptions the longest."""
    found: dict[str, str] = {}
    for one in programme.performances:
        for language, text in getattr(one, name).items():
            if language not in found or (name == "descriptions" and len(text) > len(found[language])):
                found[language] = text
    return found


def _workflow(mapping: Mapping) -> Json:
    if mapping.workflow.status == "DRAFT":
        return {}
    shown = {"availableFrom": mapping.workflow.available_from} if mapping.workflow.available_from else {}
    return {"workflowStatus": mapping.workflow.status, **shown}


def _calendar(programme: Programme, mapping: Mapping) -> Json:
    """Return the calendar properties: permanent, a period, or sub-events."""
    occurrences, when = programme.occurrences, mapping.when
    hours = {"openingHours": [dict(each) for each in when.opening_hours]} if when.opening_hours else {}
    if not occurrences:
        return {"calendarType": "permanent", **hours}
    only = occurrences[0]
    days = (only.end.date() - only.start.date()).days
    if len(occurrences) == 1 and when.period_from_days and days >= when.period_from_days:
        status = {"status": _status(only, programme.first.language)} if only.status != "Available" else {}
        period = {"startDate": only.start.isoformat(), "endDate": only.end.isoformat()}
        return {"calendarType": "periodic", **period, **hours, **status}
    capacity = _first(one.capacity for one in programme.performances)
    booking = {"bookingAvailability": {"type": "Available", "capacity": capacity}} if capacity else {}
    sub_events = [_sub_event(each, programme.first.language) for each in occurrences]
    return {
        "calendarType": "multiple" if len(sub_events) > 1 else "single",
        "subEvent": sub_events,
        **booking,
    }


def _sub_event(occurrence: Occurrence, language: str) -> Json:
    document: Json = {"startDate": occurrence.start.isoformat(), "endDate": occurrence.end.isoformat()}
    if occurrence.status != "Available":
        document["status"] = _status(occurrence, language)
    if occurrence.booking != "Available":
        document["bookingAvailability"] = {"type": occurrence.booking}
    return document


def _status(occurrence: Occurrence, language: str) -> Json:
    reason = {"reason": {language: occurrence.reason}} if occurrence.reason else {}
    return {"type": occurrence.status, **reason}


def _prices(prices: Prices | None, language: str) -> list[Json]:
    if prices is None:
        return []
    lines: list[Json] = [{"category": "base", "price": number(prices.base), "priceCurrency": "EUR"}]
    lines += [
        {"category": "tariff", "name": {language: name}, "price": number(amount), "priceCurrency": "EUR"}
        for name, amount in prices.tariffs
    ]
    return lines


def _contact(programme: Programme) -> Json:
    every = [one.contact for one in programme.performances]
    merged = Contact(
        tuple(dict.fromkeys(each for one in every for each in one.phone)),
        tuple(dict.fromkeys(each for one in every for each in one.email)),
        tuple(dict.fromkeys(each for one in every for each in one.url)),
    )
    return _contact_lists(merged) if merged != Contact() else {}


def _contact_lists(contact: Contact) -> Json:
    return {"phone": list(contact.phone), "email": list(contact.email), "url": list(contact.url)}


def _booking(first: Performance) -> Json:
    booking: Json = {}
    if first.booking.phone:
        booking["phone"] = first.booking.phone[0]
    if first.booking.email:
        booking["email"] = first.booking.email[0]
    if first.booking.url:
        booking["url"] = first.booking.url[0]
        booking["urlLabel"] = {first.language: first.booking_label or _BOOK[first.language]}
    return booking


def _audience(first: Performance, effects: Effects) -> str:
    word = (first.audience or effects.audience or "").lower()
    return word if word in {"members", "education"} else ""


def _labels(programme: Programme, effects: Effects) -> Json:
    """Return visible and hidden labels; each once, whatever its capitals, hidden ones first."""
    own = [label for one in programme.performances for label in one.labels]
    taken: set[str] = set()

    def kept(labels: Any) -> list[str]:
        found = []
        for label in labels:
            text = re.sub(r"\s+", " ", label.replace(";", " ")).strip()[:255]
            if len(text) >= 2 and text.lower() not in taken:
                taken.add(text.lower())
                found.append(text)
        return found

    hidden = kept(effects.hidden_labels)
    return {"labels": kept([*own, *effects.labels]), "hiddenLabels": hidden}
