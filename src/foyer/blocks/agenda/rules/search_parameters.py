# SPDX-License-Identifier: EUPL-1.2
"""A visitor's search as parameters of the search API, and the period that it means."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from foyer.blocks.agenda.rules.documents import LEVELS
from foyer.blocks.agenda.rules.search_form import PAGE_SIZE, Search
from foyer.kernel.clock import BRUSSELS

FACETS = ("types", "themes", "facilities", "regions")
_LAST_SECOND = time(23, 59, 59)
_FIRST, _LAST = date(1900, 1, 1), date(9998, 12, 31)
_SIGNS = re.compile(r"[^\w\s'’.]+|(?<!\w)['’.]+")


@dataclass(frozen=True)
class Period:
    """From when until when (inclusive, Brussels); an open side is nothing."""

    start: datetime | None
    end: datetime | None


def period(search: Search, now: datetime) -> Period:
    """Return the period that a search means, seen from `now` (Brussels)."""
    today = now.date()
    if search.when == "today":
        return _days(today, today)
    if search.when == "tomorrow":
        return _days(today + timedelta(days=1), today + timedelta(days=1))
    if search.when == "weekend":
        return _weekend(today)
    if search.when == "week":
        return _days(today, today + timedelta(days=7))
    if search.when == "month":
        return _days(today, today + timedelta(days=30))
    return _days(search.date_from, search.date_to)


def parameters(search: Search, now: datetime, region: str = "") -> list[tuple[str, str]]:
    """Return the parameters for `find("events", …)`.

    A period that begins before today asks for what is over: it lifts the default that only shows
    what is available now.
    """
    asked = period(search, now)
    found: list[tuple[str, str]] = [
        ("embed", "true"),
        ("start", str((search.page - 1) * PAGE_SIZE)),
        ("limit", str(PAGE_SIZE)),
        *(("facets[]", name) for name in FACETS),
    ]
    if search.text:
        found.append(("text", words(search.text)))
    if asked.start:
        found.append(("dateFrom", asked.start.isoformat()))
    if asked.end:
        found.append(("dateTo", asked.end.isoformat()))
    first = asked.start or asked.end
    if first is not None and first.date() < now.date():
        found += [("availableFrom", "*"), ("availableTo", "*")]
    if search.near is not None:
        latitude, longitude = search.near
        found += [("coordinates", f"{latitude},{longitude}"), ("distance", f"{search.distance}km")]
    elif region:
        found.append(("regions[]", region))
    return [*found, *_people(search), *_terms(search), *_order(search, asked)]


def words(text: str) -> str:
    """Return what somebody typed as plain words: signs of the query language mean nothing to visitors.

    Quoted phrases stay phrases.
    """
    text = unicodedata.normalize("NFC", text)
    pieces = text.split('"') if text.count('"') % 2 == 0 else [text.replace('"', " ")]
    made = []
    for number, piece in enumerate(pieces):
        listed = [word for word in _SIGNS.sub(" ", piece).split() if any(sign.isalnum() for sign in word)]
        plain = " ".join(listed)
        if number % 2 == 1 and plain:
            made.append(f'"{plain}"')
        else:
            made += [word.lower() if word in {"AND", "OR", "NOT", "TO"} else word for word in listed]
    return " ".join(made)


def _people(search: Search) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if search.age is not None:
        found += [("minAge", str(search.age)), ("maxAge", str(search.age))]
    elif search.children:
        found += [("minAge", "0"), ("maxAge", "11"), ("allAges", "false")]
    if search.price == "free":
        found.append(("price", "0"))
    elif search.price:
        found.append(("maxPrice", search.price))
    if search.level:
        found.append(("labels[]", LEVELS[search.level - 1]))
    if search.online:
        found.append(("attendanceMode", "online,mixed"))
    if search.going:
        found.append(("status", "Available"))
    return found


def _terms(search: Search) -> list[tuple[str, str]]:
    """One type or theme is a parameter; several mean 'any of these', which only the query language says."""
    clauses = []
    found: list[tuple[str, str]] = []
    for chosen in (search.types, search.themes):
        if len(chosen) == 1:
            found.append(("termIds[]", chosen[0]))
        elif chosen:
            clauses.append("terms.id:(" + " OR ".join(_quoted(term) for term in chosen) + ")")
    # A facility counts when the event or its place has it.
    clauses += [f"(terms.id:{_quoted(term)} OR location.terms.id:{_quoted(term)})" for term in search.access]
    if clauses:
        found.append(("q", " AND ".join(clauses)))
    return found


def _order(search: Search, asked: Period) -> list[tuple[str, str]]:
    if search.sort == "near" and search.near is not None:
        return [("sort[distance]", "asc")]
    if search.sort == "new":
        return [("sort[created]", "desc")]
    if search.sort == "soon" or (not search.text and asked.start is None):
        return [("sort[availableTo]", "asc")]
    return [] if search.text else [("sort[availableTo]", "asc")]


def _weekend(today: date) -> Period:
    """From Friday evening to Sunday; on a weekend day, what is left of it."""
    if today.weekday() >= 5:
        return _days(today, today + timedelta(days=6 - today.weekday()))
    friday = today + timedelta(days=4 - today.weekday())
    return Period(
        datetime.combine(friday, time(17), BRUSSELS),
        datetime.combine(friday + timedelta(days=2), _LAST_SECOND, BRUSSELS),
    )


def _days(first: date | None, last: date | None) -> Period:
    """Whole days. Before 1892 Brussels was some seconds off the hour, which no parameter can say."""
    start, end = (min(max(day, _FIRST), _LAST) if day else None for day in (first, last))
    return Period(
        datetime.combine(start, time(0), BRUSSELS) if start else None,
        datetime.combine(end, _LAST_SECOND, BRUSSELS) if end else None,
    )


def _quoted(term: str) -> str:
    return '"' + term.replace("\\", "").replace('"', "") + '"'
