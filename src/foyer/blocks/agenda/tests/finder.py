# SPDX-License-Identifier: EUPL-1.2
"""A search over a list of documents with the parameters that the pages use, for tests without an engine."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from foyer.blocks.agenda.rules import calendars, documents, prices
from foyer.blocks.agenda.tests.programme import PLACES
from foyer.blocks.geo import public as geo
from foyer.blocks.taxonomy import public as taxonomy
from foyer.kernel import clock


@dataclass
class Found:
    """What the engine's own answer looks like."""

    total: int
    start: int
    limit: int
    members: list[Any]
    facets: dict[str, Any] = field(default_factory=dict)


class Finder:
    """Answers `find` and `document` from a list; remembers what was asked."""

    def __init__(self, events: Sequence[dict[str, Any]]) -> None:
        self.events = list(events)
        self.asked: list[tuple[str, list[tuple[str, str]]]] = []
        self.documents: dict[tuple[str, str], dict[str, Any]] = {}

    def find(self, collection: str, parameters: Sequence[tuple[str, str]], consumer: object = None) -> Found:
        self.asked.append((collection, list(parameters)))
        one = dict(parameters)
        hits = [event for event in self.events if self._matches(event, parameters, one)]
        hits.sort(key=lambda event: str(event.get("endDate") or "9"))
        start, limit = int(one.get("start", 0)), int(one.get("limit", 30))
        names = [value for name, value in parameters if name == "facets[]"]
        return Found(
            len(hits), start, limit, hits[start : start + limit], {name: _facet(name, hits) for name in names}
        )

    def _matches(
        self, event: dict[str, Any], parameters: Sequence[tuple[str, str]], one: dict[str, str]
    ) -> bool:
        return all(self._holds(event, name, value, one) for name, value in parameters)

    def _holds(  # noqa: C901 - one line a parameter
        self, event: dict[str, Any], name: str, value: str, one: dict[str, str]
    ) -> bool:
        terms = {term["id"] for term in event["terms"]}
        calendar = calendars.calendar_of(event)
        if name == "text":
            return all(word in str(event).lower() for word in value.lower().split())
        if name == "termIds[]":
            return value in terms
        if name == "q":
            return all(set(re.findall(r'"([^"]+)"', clause)) & terms for clause in value.split(" AND "))
        if name == "regions[]":
            return value in _regions(event)
        if name == "labels[]":
            return value in event.get("labels", ())
        if name == "price":
            return prices.free(event)
        if name == "maxPrice":
            base = event.get("priceInfo", [{}])[0].get("price")
            return base is not None and base <= float(value)
        if name == "maxAge":
            ages = documents.ages(event)
            return ages is not None and (ages[0] or 0) <= int(value)
        if name == "attendanceMode":
            return event["attendanceMode"] in value.split(",")
        if name == "locationId":
            return documents.identifier(event["location"]) == value
        if name == "status":
            return event["status"]["type"] == "Available"
        if name == "dateFrom":
            return _overlaps(calendar, datetime.fromisoformat(value), _instant(one.get("dateTo")))
        if name == "limit" and one.get("availableFrom") != "*":
            return not calendar.over(clock.now())
        return True


def _overlaps(calendar: calendars.Calendar, start: datetime, end: datetime | None) -> bool:
    if calendar.kind == "permanent":
        return True
    spans = [(moment.start, moment.end) for moment in calendar.moments] or [(calendar.start, calendar.end)]
    return any(last >= start and (end is None or first <= end) for first, last in spans if first and last)


def _regions(event: dict[str, Any]) -> list[str]:
    key = documents.identifier(event["location"]).removeprefix("place-")
    chain, current = [], geo.region(PLACES[key][6])
    while current is not None:
        chain.append(current.id)
        current = geo.region(current.parent) if current.parent else None
    return chain


def _facet(name: str, hits: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if name == "regions":
        return _region_facet(hits)
    domain = {"types": "eventtype", "themes": "theme", "facilities": "facility"}[name]
    found: dict[str, Any] = {}
    for event in hits:
        for identifier in documents.terms(event, domain):
            term = taxonomy.term(identifier)
            node = found.setdefault(identifier, {"name": dict(term.name) if term else {}, "count": 0})
            node["count"] += 1
    return found


def _region_facet(hits: Sequence[dict[str, Any]]) -> dict[str, Any]:
    top: dict[str, Any] = {}
    for event in hits:
        level = top
        for identifier in reversed(_regions(event)):
            region = geo.region(identifier)
            node = level.setdefault(
                identifier, {"name": dict(region.name) if region else {}, "count": 0, "children": {}}
            )
            node["count"] += 1
            level = node["children"]
    return top


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
