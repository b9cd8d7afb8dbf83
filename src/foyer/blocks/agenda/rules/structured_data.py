# SPDX-License-Identifier: EUPL-1.2
"""Offers as schema.org documents, for search engines and other readers of structured data."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from foyer.blocks.agenda.rules import calendars, documents, prices
from foyer.kernel import money

Json = dict[str, Any]

# Type (or theme) identifier → class; the first that the offer has decides.
CLASSES: Sequence[tuple[str, str]] = (
    ("0.50.4.0.0", "MusicEvent"),
    ("0.55.0.0.0", "TheaterEvent"),
    ("0.54.0.0.0", "DanceEvent"),
    ("0.0.0.0.0", "ExhibitionEvent"),
    ("0.5.0.0.0", "Festival"),
    ("0.50.6.0.0", "ScreeningEvent"),
    ("0.3.1.0.0", "EducationEvent"),
    ("0.3.1.0.1", "EducationEvent"),
    ("0.3.2.0.0", "EducationEvent"),
    ("0.59.0.0.0", "SportsEvent"),
    ("0.19.0.0.0", "SportsEvent"),
    ("1.50.0.0.0", "FoodEvent"),
)
_STATUS = {
    calendars.AVAILABLE: "EventScheduled",
    calendars.POSTPONED: "EventPostponed",
    calendars.CANCELLED: "EventCancelled",
}
_MODES = {"offline": "Offline", "online": "Online", "mixed": "Mixed"}
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCHEMA = "https://schema.org/"


def event(document: Mapping[str, Any], language: str, url: str, plain: str) -> Json:
    """Return an event as schema.org JSON-LD.

    Args:
        document: the event with its place and organiser.
        language: the language of the page.
        url: the canonical address of the page.
        plain: the description without markup.
    """
    calendar = calendars.calendar_of(document)
    types = documents.terms(document, "eventtype")
    mode = documents.online(document)
    main = next((name for term, name in CLASSES if term in types), "Event")
    data: Json = {
        "@context": _SCHEMA.rstrip("/"),
        "@type": [main, "ChildrensEvent"] if document.get("childrenOnly") else main,
        "@id": url,
        "url": url,
        "name": documents.text(document, "name", language)[0],
        "inLanguage": documents.text(document, "name", language)[1],
        "eventStatus": _SCHEMA + _STATUS.get(calendar.status, "EventScheduled"),
        "eventAttendanceMode": f"{_SCHEMA}{_MODES.get(mode, 'Offline')}EventAttendanceMode",
        "location": _locations(document, language, calendar),
    }
    if plain:
        data["description"] = plain[:5000]
    data |= _times(calendar, data, language)
    data |= _money(document, language, url, calendar)
    if picture := documents.image(document):
        data["image"] = [picture.get("contentUrl")]
    if isinstance(organizer := document.get("organizer"), Mapping):
        data["organizer"] = organization(organizer, language)
    if ages := documents.ages(document):
        data["typicalAgeRange"] = f"{ages[0] or 0}-{'' if ages[1] is None else ages[1]}"
    if same := document.get("sameAs"):
        data["sameAs"] = list(same)
    return data


def place(document: Mapping[str, Any], language: str, url: str = "") -> Json:
    """Return a place as schema.org JSON-LD (without context)."""
    data: Json = {"@type": "Place", "name": documents.text(document, "name", language)[0]}
    if url:
        data["url"] = url
    at = documents.address(document, language)
    if at:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": at.get("streetAddress", ""),
            "postalCode": at.get("postalCode", ""),
            "addressLocality": at.get("addressLocality", ""),
            "addressCountry": at.get("addressCountry", "BE"),
        }
    if where := documents.point(document):
        data["geo"] = {"@type": "GeoCoordinates", "latitude": where[0], "longitude": where[1]}
    facilities = [
        term.get("label") for term in document.get("terms") or () if term.get("domain") == "facility"
    ]
    if facilities:
        data["amenityFeature"] = [
            {"@type": "LocationFeatureSpecification", "name": name, "value": True} for name in facilities
        ]
    return data


def organization(document: Mapping[str, Any], language: str) -> Json:
    """Return an organiser as schema.org JSON-LD (without context)."""
    data: Json = {"@type": "Organization", "name": documents.text(document, "name", language)[0]}
    if url := document.get("url"):
        data["url"] = url
    return data


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Json:
    """Return a trail of (name, address) as schema.org JSON-LD."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


def website(name: str, url: str, search: str) -> Json:
    """Return the site with its search as schema.org JSON-LD; `search` holds `{search_term_string}`."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search},
        "query-input": "required name=search_term_string",
    }
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": url,
        "potentialAction": action,
    }


def item_list(urls: Sequence[str]) -> Json:
    """Return the addresses of a list page as schema.org JSON-LD."""
    elements = [
        {"@type": "ListItem", "position": number, "url": url} for number, url in enumerate(urls, start=1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": elements}


def _locations(document: Mapping[str, Any], language: str, calendar: calendars.Calendar) -> Any:
    found: list[Json] = []
    location = document.get("location")
    if documents.online(document) != "online" and isinstance(location, Mapping):
        found.append(place(location, language))
        if calendar.kind in {"periodic", "permanent"} and calendar.hours:
            found[-1]["openingHoursSpecification"] = [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": [_DAY_NAMES[day] for day in hours.days],
                    "opens": hours.opens.strftime("%H:%M"),
                    "closes": hours.closes.strftime("%H:%M"),
                }
                for hours in calendar.hours
            ]
    if documents.online(document) != "offline":
        virtual: Json = {"@type": "VirtualLocation"}
        if url := document.get("onlineUrl"):
            virtual["url"] = url
        found.append(virtual)
    return found[0] if len(found) == 1 else found


def _times(calendar: calendars.Calendar, parent: Mapping[str, Any], language: str) -> Json:
    data: Json = {}
    if calendar.start is not None:
        data["startDate"] = _iso(calendar.start)
    if calendar.end is not None:
        data["endDate"] = _iso(calendar.end)
    if len(calendar.moments) > 1:
        data["subEvent"] = [
            {
                "@type": parent["@type"],
                "name": parent["name"],
                "inLanguage": language,
                "startDate": _iso(moment.start),
                "endDate": _iso(moment.end),
                "eventStatus": _SCHEMA + _STATUS.get(moment.status, "EventScheduled"),
                "location": parent["location"],
            }
            for moment in calendar.moments[:100]
        ]
    return data


def _money(document: Mapping[str, Any], language: str, url: str, calendar: calendars.Calendar) -> Json:
    listed = prices.lines(document, language)
    if not listed:
        return {}
    booking = document.get("bookingInfo") or {}
    stock = "SoldOut" if calendar.full else "InStock"
    made = []
    for line in listed:
        offer: Json = {
            "@type": "Offer",
            "name": line.name,
            "price": money.number(line.cents),
            "priceCurrency": "EUR",
            "availability": _SCHEMA + stock,
            "url": booking.get("url") or url,
        }
        if opens := booking.get("availabilityStarts"):
            offer["validFrom"] = opens
        if closes := booking.get("availabilityEnds"):
            offer["validThrough"] = closes
        made.append(offer)
    return {"offers": made, "isAccessibleForFree": prices.free(document)}


def _iso(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
