# SPDX-License-Identifier: EUPL-1.2
"""Filters as queries of the engine. They find and do not score, except the autocompletion of a name.

Two filters look into the index first: a circle asks which documents at its rim lie within it, and
a question that joins dates with times of day asks the documents whose sub-events differ in them.
Both end as ordinary queries: a set of document numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

import numpy as np
from tantivy import FieldType, Query, Searcher
from tantivy import Occur as Part

from foyer.blocks.query.public import FIELDS, Type, words
from foyer.blocks.search.engine import compile_leaf, schema, slices
from foyer.blocks.search.engine.compile_ranges import (
    all_of,
    any_of,
    at_times,
    between,
    in_interval,
    overlaps,
    overlaps_in_classes,
    said_between,
    terms,
)
from foyer.blocks.search.engine.hits import Hits, everything, some
from foyer.blocks.search.engine.known import is_said, kept
from foyer.blocks.search.engine.schema import SCHEMA
from foyer.blocks.search.rules import cells, sub_events, usual
from foyer.blocks.search.rules.filters import (
    AnyOf,
    Box,
    Circle,
    Exact,
    Filter,
    Flag,
    Moments,
    Not,
    Overlap,
    Recommended,
    Within,
    WordPrefixes,
)

MOST_AROUND = 4000
"""So many hits around a point are looked at one by one."""

_FEW = 16
"""Up to so many values are asked one by one, which holds no set of documents for them."""

_MOST_PREFIXES = 50
"""No name is completed from more words than this."""


def compile_filters(
    filters: Sequence[Filter], searcher: Searcher, kinds: Sequence[str], now: datetime | None = None
) -> list[tuple[Part, Query]]:
    """Return the clauses for documents of these kinds and all filters.

    Those that look into the index come last and look at less. `now` is the present of whoever searches,
    where it is known.
    """
    asked = usual.parted(filters, now)
    clauses = usual_wanted(asked, kinds, searcher).clauses
    circles: list[Circle] = []
    joint: list[Moments] = []
    for one in asked.rest:
        if isinstance(one, WordPrefixes):
            clauses.append((Part.Must, _word_prefixes(one)))
        elif isinstance(one, Circle):
            circles.append(one)
        elif isinstance(one, Moments) and one.times:
            joint.append(one)
        elif isinstance(one, Not):
            clauses.append((Part.MustNot, compile_filter(one.one, searcher)))
        else:
            clauses.append((Part.Must, _unscored(compile_filter(one, searcher))))
    for circle in circles:
        clauses.append((Part.Must, _unscored(circle_query(circle, searcher, clauses))))
    for moments in joint:
        clauses.append((Part.Must, _unscored(_moments_at_times(moments, searcher, clauses))))
    return clauses


@dataclass(frozen=True)
class Wanted:
    """The usual part of a search: queries that find apart what is wanted, and what is not wanted of that."""

    apart: tuple[Query, ...]
    without: Query | None

    @property
    def clauses(self) -> list[tuple[Part, Query]]:
        """The same as clauses."""
        found = [(Part.Must, _unscored(any_of(self.apart)))]
        return found if self.without is None else [*found, (Part.MustNot, self.without)]

    @property
    def query(self) -> Query:
        """The same as one query."""
        return Query.boolean_query(self.clauses)


def usual_wanted(asked: usual.Usual, kinds: Sequence[str], searcher: Searcher) -> Wanted:
    """Return what the usual part of a search asks of documents of these kinds."""
    apart = tuple(_usual(asked, kinds, searcher))
    reach, low = asked.reach, None if asked.ahead is None else asked.ahead.low
    away: list[Query] = []
    if reach is not None:
        away += kept(searcher, ("away", reach), lambda: _that_find(searcher, _away(reach, searcher)))
    if low is not None:
        away += kept(searcher, ("over", low), lambda: _that_find(searcher, _over(low, searcher)))
    return Wanted(apart, any_of(away) if away else None)


def _that_find(searcher: Searcher, queries: Iterator[Query]) -> tuple[Query, ...]:
    return tuple(one for one in queries if some(searcher, one, 1).total)


def _usual(asked: usual.Usual, kinds: Sequence[str], searcher: Searcher) -> Iterator[Query]:
    """Give the documents of these kinds with the bits that are asked: each document once."""
    if not asked.bits:
        yield from (Query.term_query(SCHEMA, schema.KIND, kind) for kind in kinds)
        return
    for number in usual.numbers(asked.bits, kinds):
        if not is_said(searcher, schema.USUAL, number):
            continue
        found = Query.term_query(SCHEMA, schema.USUAL, number)
        if asked.ahead is None or usual.is_ahead(number):
            yield found
        elif asked.past:
            yield all_of((found, _moments(asked.ahead, searcher)))


def _over(low: int, searcher: Searcher) -> Iterator[Query]:
    """Give what finds, of the offers with dates ahead of them, those whose dates end before an instant."""
    minute = usual.minute_of(low)
    if minute:
        yield said_between(schema.OVER, None, minute - 1)
    if is_said(searcher, schema.OVER, minute):
        within = Query.term_query(SCHEMA, schema.OVER, minute)
        yield Query.boolean_query([(Part.Must, within), (Part.MustNot, overlaps(low, None, searcher))])


def _away(reach: Overlap, searcher: Searcher) -> Iterator[Query]:
    """Give what finds, of the offers with a minute in the index, those that are not available in a time."""
    if reach.low is not None:
        minute = usual.minute_of(reach.low)
        yield said_between(schema.ENDS, None, minute - 1)
        if is_said(searcher, schema.ENDS, minute):
            within = Query.term_query(SCHEMA, schema.ENDS, minute)
            yield all_of((within, between("high_availableRange", None, reach.low - 1)))
    if reach.high is not None:
        minute = usual.minute_of(reach.high)
        yield said_between(schema.BEGINS, minute + 1, None)
        if is_said(searcher, schema.BEGINS, minute):
            within = Query.term_query(SCHEMA, schema.BEGINS, minute)
            yield all_of((within, between("low_availableRange", reach.high + 1, None)))


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def compile_filter(one: Filter, searcher: Searcher | None = None) -> Query:
    """Return the query of a filter that does not need to look into the index. A searcher makes it cheaper."""
    match one:
        case Exact():
            return _exact(one)
        case Flag(field, value):
            name = schema.UITPAS if field == "uitpas" else schema.column(FIELDS[field]).name
            return Query.term_query(SCHEMA, name, value)
        case Within(field, low, high) | Overlap(field, low, high):
            return in_interval(schema.column(FIELDS[field]), low, high)
        case Moments():
            return _moments(one, searcher)
        case Box():
            return _box(one)
        case Recommended(event):
            return Query.term_query(SCHEMA, schema.RECOMMENDED, event)
        case Not(other):
            everything_else = [
                (Part.Must, Query.all_query()),
                (Part.MustNot, compile_filter(other, searcher)),
            ]
            return Query.boolean_query(everything_else)
        case AnyOf(filters):
            return any_of(compile_filter(each, searcher) for each in filters)
    raise TypeError(f"not a filter of its own: {one!r}")


def _exact(one: Exact) -> Query:
    queries = []
    for name in one.fields:
        column = schema.column(FIELDS[name])
        folded = [value if column.type is Type.KEYWORD else value.lower() for value in one.values]
        if len(folded) > _FEW:
            queries.append(Query.term_set_query(SCHEMA, column.name, folded))
        else:
            queries += [Query.term_query(SCHEMA, column.name, value) for value in folded]
    return any_of(queries)


def _moments(one: Moments, searcher: Searcher | None) -> Query:
    classes = sub_events.wanted_classes(one)
    if classes is None:
        return overlaps(one.low, one.high, searcher)
    return overlaps_in_classes(one.low, one.high, classes, searcher)


def _moments_at_times(one: Moments, searcher: Searcher, others: list[tuple[Part, Query]]) -> Query:
    """Return dates and times of one sub-event: by terms where all have the same times, else by a look."""
    first, last = one.times or (None, None)
    about = all_of((_moments(one, searcher), at_times(first, last)))
    differing = Query.term_query(SCHEMA, schema.MANY_CLOCKS, field_value=True)
    look_at = Query.boolean_query([*others, (Part.Must, about), (Part.Must, differing)])
    hits = everything(searcher, look_at)
    met = []
    for address, number in zip(hits.addresses, hits.values(searcher, schema.NUMBER, np.uint64), strict=True):
        column = searcher.doc(address).get_first(schema.SUB_EVENTS)
        if column is not None and sub_events.meets(bytes(column), one):
            met.append(int(number))
    alike = Query.boolean_query([(Part.Must, about), (Part.MustNot, differing)])
    return any_of((alike, terms(schema.NUMBER, met)))


def look_around(one: Circle, searcher: Searcher, others: Sequence[tuple[Part, Query]], most: int) -> Hits:
    """Return so many at most of what these others find in the cells of a circle, with their scores."""
    cover = cells.cover(one.latitude, one.longitude, one.kilometres)
    about = terms(schema.CELLS, (*cover.within, *cover.rim), searcher)
    query = Query.boolean_query([*others, (Part.Must, _unscored(about))])
    return everything(searcher, query) if most >= searcher.num_docs else some(searcher, query, most)


def lying_within(one: Circle, searcher: Searcher, hits: Hits) -> Hits:
    """Return those of some hits that lie within a circle."""
    if not hits.addresses:
        return hits
    away = hits.distances(searcher, one.latitude, one.longitude)
    within = np.flatnonzero(away <= one.kilometres)
    return replace(hits.part(within.tolist()), away=away[within])


def count_around(one: Circle, searcher: Searcher, others: Sequence[tuple[Part, Query]]) -> int:
    """Return how many documents these others find within a circle, which are many."""
    cover = cells.cover(one.latitude, one.longitude, one.kilometres, cells.FINE)
    inside = Query.boolean_query([*others, (Part.Must, terms(schema.CELLS, cover.within, searcher))])
    return slices.count(searcher, inside) + len(_at_rim(one, cover, searcher, others).addresses)


def of_hits(hits: Hits, searcher: Searcher) -> Query:
    """Return the query that finds just these."""
    return terms(schema.NUMBER, hits.values(searcher, schema.NUMBER, np.uint64).tolist())


def circle_query(
    one: Circle, searcher: Searcher, others: Sequence[tuple[Part, Query]] = (), *, many: bool = False
) -> Query:
    """Return the query of a circle, to be joined with these others; `many` says that these find many there.

    Which of the documents at its rim that the others find lie within it is looked up.
    """
    fineness = cells.FINE if many else cells.COARSE
    cover = cells.cover(one.latitude, one.longitude, one.kilometres, fineness)
    inside = terms(schema.CELLS, cover.within, searcher)
    return any_of((inside, of_hits(_at_rim(one, cover, searcher, others), searcher)))


def _at_rim(
    one: Circle, cover: cells.Cover, searcher: Searcher, others: Sequence[tuple[Part, Query]]
) -> Hits:
    """Return what these others find in the cells that a circle cuts, as far as it lies within the circle."""
    rim = _unscored(terms(schema.CELLS, cover.rim, searcher))
    return lying_within(one, searcher, everything(searcher, Query.boolean_query([*others, (Part.Must, rim)])))


def _box(one: Box) -> Query:
    """Return a box; one whose west lies east of its east goes over the date line."""
    turns = (
        [(one.west, one.east)] if one.west <= one.east else [*pairwise((one.west, 180.0)), (-180.0, one.east)]
    )
    across = any_of(_floats(schema.LONGITUDE, west, east) for west, east in turns)
    return all_of((_floats(schema.LATITUDE, one.south, one.north), across))


def _floats(name: str, low: float, high: float) -> Query:
    return Query.range_query(SCHEMA, name, FieldType.Float, low, high) if low <= high else Query.empty_query()


def _word_prefixes(one: WordPrefixes) -> Query:
    found = words(one.text)
    if not found or len(found) > _MOST_PREFIXES or any(len(word) > 20 for word in found):
        return Query.empty_query()
    return compile_leaf.beginnings(schema.column(FIELDS[f"{one.field}.autocomplete"]), found)
