# SPDX-License-Identifier: EUPL-1.2
"""What a card shows of an offer: when, what, where and how far, how much, and marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any

from foyer.blocks.agenda.rules import calendars, documents, plain_dates, prices
from foyer.blocks.agenda.rules.posters import family_of
from foyer.blocks.agenda.rules.slugs import slug

_SPACE = "\N{NO-BREAK SPACE}"
STEP_FREE = frozenset({"3.27.0.0.0", "3.23.1.0.0"})


@dataclass(frozen=True)
class Card:
    """An offer at a glance. Empty texts mean that the document does not say.

    `photo` is added by whoever knows the files of the image.
    """

    id: str
    kind: str
    slug: str
    title: str
    language: str
    stub: plain_dates.Stub
    when: str
    place: str
    town: str
    distance: str
    price: str
    free: bool
    status: str  # "", cancelled, postponed, full, over
    type_id: str
    family: str
    image: Mapping[str, Any] | None
    step_free: bool
    level: int
    ages: tuple[int | None, int | None] | None
    online: str
    point: tuple[float, float] | None
    marker: int = field(default=0, compare=False)
    photo: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Reader:
    """For whom and when cards are made: language, now in Brussels, a period, a place to measure from."""

    language: str
    now: datetime
    since: datetime | None = None
    until: datetime | None = None
    origin: tuple[float, float] | None = None


def card(document: Mapping[str, Any], reader: Reader, marker: int = 0) -> Card:
    """Return the card of an event or place document."""
    language = reader.language
    title, in_language = documents.text(document, "name", language)
    calendar = calendars.calendar_of(document)
    location = document.get("location")
    is_event = isinstance(location, Mapping) or "/events/" in str(document.get("@id"))
    place = (location if isinstance(location, Mapping) else {}) if is_event else document
    types, themes = documents.terms(document, "eventtype"), documents.terms(document, "theme")
    where = documents.point(document)
    online = documents.online(document)
    at = documents.address(place, language)
    facilities = {*documents.terms(document, "facility"), *documents.terms(place, "facility")}
    return Card(
        id=documents.identifier(document),
        kind="event" if is_event else "place",
        slug=slug(title),
        title=title,
        language=in_language,
        stub=plain_dates.stub(calendar, language, reader.now, reader.since),
        when=plain_dates.summary(calendar, language, reader.now, reader.since),
        place="" if online == "online" or not is_event else documents.text(place, "name", language)[0],
        town="" if online == "online" else str(at.get("addressLocality") or ""),
        distance=distance(reader.origin, where),
        price=prices.summary(document, language),
        free=prices.free(document),
        status=status(calendar, reader),
        type_id=types[0] if types else "",
        family=family_of((*themes, *types)),
        image=documents.image(document),
        step_free=bool(STEP_FREE & facilities),
        level=documents.level(document),
        ages=documents.ages(document),
        online=online,
        point=where,
        marker=marker,
    )


def status(calendar: calendars.Calendar, reader: Reader) -> str:
    """Return what a visitor must know first: of the offer itself, or of its next date in the period."""
    named = {calendars.CANCELLED: "cancelled", calendars.POSTPONED: "postponed"}
    if calendar.status in named:
        return named[calendar.status]
    left = calendar.from_moment(reader.since or reader.now)
    shown = [moment for moment in left if reader.until is None or moment.start <= reader.until] or left
    if not shown:
        if calendar.over(reader.now):
            return "over"
        return "full" if calendar.full else ""
    states = {named.get(moment.status, "full" if moment.full or calendar.full else "") for moment in shown}
    # Marked only when nothing of the period is left to go to; single dates are marked on the page.
    if states == {"cancelled"} or (len(states) == 1 and "" not in states):
        return states.pop()
    first = named.get(shown[0].status, "")
    return first if reader.since is not None and len(shown) == 1 else ""


def distance(origin: tuple[float, float] | None, where: tuple[float, float] | None) -> str:
    """Return how far away something is: '350 m', '3,2 km', '14 km'; '' when unknown."""
    if origin is None or where is None:
        return ""
    (lat1, lon1), (lat2, lon2) = origin, where
    arc = sin(radians(lat2 - lat1) / 2) ** 2
    arc += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    km = 12742 * asin(sqrt(arc))
    if km < 0.95:
        return f"{max(50, round(km * 20) * 50)}{_SPACE}m"
    number = f"{km:.0f}" if km >= 10 else f"{km:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number}{_SPACE}km"
