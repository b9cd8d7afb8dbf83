# SPDX-License-Identifier: EUPL-1.2
"""Numbers, dates and intervals as queries of the engine. All of them score a constant 1."""

from collections.abc import Iterable

from tantivy import FieldType, Query, Searcher
from tantivy import Occur as Part

from foyer.blocks.query.public import Type
from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.known import kept, those_said
from foyer.blocks.search.engine.mapping import FAR
from foyer.blocks.search.engine.schema import SCHEMA, Column
from foyer.blocks.search.rules import moments, rhythm, sub_events
from foyer.blocks.search.rules.tree import in_class

NUMBERS = frozenset({Type.BOOLEAN, Type.INTEGER, Type.DECIMAL, Type.DATE})

# Of the integers of the engine.
_LARGEST = (1 << 62) - 1
# Up to so many terms it is cheaper to look each of them up than to read all that lies between.
_FEW = 1024

Bound = int | float | None


def in_interval(column: Column, low: Bound, high: Bound, searcher: Searcher | None = None) -> Query:
    """Return the query for values within a closed interval, or ranges that overlap it."""
    return Query.const_score_query(_query(column, low, high, searcher), 1.0)


def _query(column: Column, low: Bound, high: Bound, searcher: Searcher | None) -> Query:
    if column.source == "dateRange":
        return overlaps(_whole(low), _whole(high), searcher)
    if column.source == "localTimeRange":
        return at_times(_whole(low), _whole(high))
    if column.type is Type.BOOLEAN:
        wanted = [value for value in (False, True) if (low or 0) <= value <= (1 if high is None else high)]
        return any_of(Query.term_query(SCHEMA, column.name, value) for value in wanted)
    if column.type in schema.RANGED:
        return _overlap_of_two(column.name, _near(low), _near(high))
    if column.type is Type.DECIMAL:
        low = None if low is None else round(low * 100)
        high = None if high is None else round(high * 100)
    return between(column.name, _whole(low), _whole(high))


def _whole(bound: Bound) -> int | None:
    return None if bound is None else max(min(int(bound), _LARGEST), -_LARGEST)


def _near(bound: Bound) -> int | None:
    """Return a bound of a range, none beyond what stands for an open side."""
    return None if bound is None else max(min(int(bound), FAR), -FAR)


def between(name: str, low: int | None, high: int | None) -> Query:
    """Return the query for a column of integers within a closed interval."""
    if low is None and high is None:
        return Query.exists_query(name)
    return Query.range_query(SCHEMA, name, FieldType.Integer, low, high)


def _overlap_of_two(name: str, low: int | None, high: int | None) -> Query:
    """Return the query for a range kept as two numbers."""
    parts = []
    if low is not None or high is None:
        parts.append(between(f"high_{name}", low, None))
    if high is not None:
        parts.append(between(f"low_{name}", None, high))
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Part.Must, part) for part in parts])


def any_of(queries: Iterable[Query]) -> Query:
    """Return what at least one of the queries finds; none finds nothing."""
    found = list(queries)
    if not found:
        return Query.empty_query()
    return found[0] if len(found) == 1 else Query.boolean_query([(Part.Should, query) for query in found])


def all_of(queries: Iterable[Query]) -> Query:
    """Return what all of the queries find; none finds everything."""
    found = list(queries)
    if not found:
        return Query.all_query()
    return found[0] if len(found) == 1 else Query.boolean_query([(Part.Must, query) for query in found])


def terms(name: str, values: Iterable[int], searcher: Searcher | None = None) -> Query:
    """Return the query for documents that say at least one of these terms.

    With a searcher those that no document says are left out, which most are of those that ask for a time.
    """
    return any_of(each_term(name, values, searcher))


def each_term(name: str, values: Iterable[int], searcher: Searcher | None = None) -> list[Query]:
    """Return queries of which one at least finds each document that `terms` finds."""
    found = sorted(values)
    if searcher is not None:
        found = those_said(searcher, name, found)
    if len(found) > _FEW:
        return [Query.term_set_query(SCHEMA, name, found)]
    return [Query.term_query(SCHEMA, name, value) for value in found]


def said_between(name: str, first: int | None, last: int | None) -> Query:
    """Return the query for documents that say a number from a first to a last one: few of these are said."""
    return Query.range_query(SCHEMA, name, FieldType.Unsigned, first, last)


def overlaps(low: int | None, high: int | None, searcher: Searcher | None = None) -> Query:
    """Return the query for documents with a sub-event that overlaps a window of epoch seconds.

    Many search in the same windows, such as this weekend: with a searcher they are kept.
    """
    if searcher is None:
        return _overlaps(low, high, None)
    return kept(searcher, ("overlaps", low, high), lambda: (_overlaps(low, high, searcher),))[0]


def _overlaps(low: int | None, high: int | None, searcher: Searcher | None) -> Query:
    question = rhythm.question(low, high)
    # One list of terms: the engine joins lists of lists more slowly.
    parts = each_term(schema.WHEN, moments.asked(low, high), searcher)
    parts += each_term(schema.DAYS, question.days, searcher)
    parts += [
        all_of((terms(schema.DAYS, border.days, searcher), terms(schema.HOURS, border.hours, searcher)))
        for border in question.borders
    ]
    return any_of(parts)


def overlaps_in_classes(
    low: int | None, high: int | None, classes: Iterable[int], searcher: Searcher | None = None
) -> Query:
    """Return the query for documents with a sub-event in the window that is of one of the classes."""
    wanted = sorted(classes)
    alike = all_of((terms(schema.ONE_CLASS, wanted), overlaps(low, high, searcher)))
    asked = moments.asked(low, high)
    of_classes = (term for number in wanted for term in in_class(asked, number))
    return any_of((alike, terms(schema.WHEN_OF_CLASS, of_classes, searcher)))


def at_times(first: int | None, last: int | None) -> Query:
    """Return the query for documents with a time of day (HHMM) within a range."""
    return terms(schema.CLOCK, sub_events.times_asked(first, last))
