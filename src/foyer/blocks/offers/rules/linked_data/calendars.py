# SPDX-License-Identifier: EUPL-1.2
"""When and where an event is: a piece of time and space for each time that it takes place."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.linked_data.addresses import located
from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Node, Statement, Value
from foyer.blocks.offers.rules.linked_data.reading import (
    Json,
    Unreadable,
    member,
    members,
    wanted,
    word,
    words,
)
from foyer.blocks.offers.rules.linked_data.vocabulary import CIDOC, CP, CPA, DCTERMS, M8G, PROV, SCHEMA
from foyer.kernel.ids import NIL

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def times_and_places(document: Json, bases: Bases) -> Iterator[Statement]:
    """Go through the times of an event, each with its place; of one that is always there only the place."""
    kind = word(document, "calendarType")
    place = _place(member(document, "location"), bases)
    if kind == "permanent":
        yield from ((PROV("atLocation"), where) for where in place)
    elif kind == "periodic":
        yield CP("ruimtetijd"), _time_and_place(document, place)
    elif kind in {"single", "multiple"}:
        for one in members(document, "subEvent") or [document]:
            yield CP("ruimtetijd"), _time_and_place(one, place)
    else:
        raise Unreadable(f'calendarType is "{kind}".')


def opening_hours(document: Json) -> Iterator[Statement]:
    """Go through the hours of a week; days that differ from them are not part of the profile."""
    hours = tuple(
        (SCHEMA("hoursAvailable"), Node(SCHEMA("OpeningHoursSpecification"), tuple(_hours(one))))
        for one in members(document, "openingHours")
    )
    if hours:
        yield CPA("beschikbaarheid"), Node(CP("Beschikbaarheid"), hours)


def _place(location: Json, bases: Bases) -> list[Value]:
    """Return where an event is: a place, one without a name of its own, or nowhere."""
    url = word(location, "@id")
    if url:
        place_id = last_part(url)
        return [] if place_id == NIL else [Iri(bases.item("place", place_id))]
    said = tuple(located(location))
    if not said:
        raise Unreadable("location is missing.")
    return [Node(DCTERMS("Location"), said)]


def _time_and_place(one: Json, place: list[Value]) -> Node:
    period = Node(
        M8G("PeriodOfTime"),
        ((M8G("startTime"), wanted(one, "startDate")), (M8G("endTime"), wanted(one, "endDate"))),
    )
    where = tuple((CIDOC("P161_has_spatial_projection"), value) for value in place)
    return Node(CIDOC("E92_Spacetime_Volume"), (*where, (CIDOC("P160_has_temporal_projection"), period)))


def _hours(one: Json) -> Iterator[Statement]:
    yield SCHEMA("opens"), Literal(word(one, "opens").zfill(5))
    yield SCHEMA("closes"), Literal(word(one, "closes").zfill(5))
    for day in words(one, "dayOfWeek"):
        if day not in _DAYS:
            raise Unreadable(f'dayOfWeek is "{day}".')
        yield SCHEMA("dayOfWeek"), Iri(SCHEMA(day.capitalize()).iri)
