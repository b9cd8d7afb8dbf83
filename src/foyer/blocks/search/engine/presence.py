# SPDX-License-Identifier: EUPL-1.2
"""Which paths a document holds, as few terms as can be.

Most paths are in nearly all documents of a kind. A document says which of these it lacks, and which it holds
besides. What is usual decides how much is written, never what is found; a change needs another version of
the schema.
"""

from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import accumulate

from tantivy import Occur, Query

from foyer.blocks.query.public import FIELDS
from foyer.blocks.search.engine import schema

_LACKING = "!"

_ALL = (
    "@id @type id name.nl name.nl.autocomplete address.nl.addressCountry address.nl.addressLocality"
    " address.nl.postalCode address.nl.streetAddress languages completedLanguages completeness created"
    " creator indexedAt mainLanguage modified regions workflowStatus"
)
_OFFERS = (
    " allAges audienceType availableTo birthdateRange bookingAvailability calendarType childrenOnly"
    " dateRange hasChildcare hasOvernight isDuplicate localTimeRange mediaObjectsCount metadata.popularity"
    " productionCollapseValue status terms.id terms.label typeIds typicalAgeRange videosCount"
)
_EVENTS = (
    " attendanceMode availableRange description.nl location.@id location.@type location.id location.mainId"
    " location.name.nl location.terms.id location.terms.label"
)
_USUAL = {"event": _ALL + _OFFERS + _EVENTS, "place": _ALL + _OFFERS, "organizer": _ALL}


def said(kind: str, names: Iterable[str]) -> str:
    """Return what a document of a kind says that holds values under these names: terms joined by blanks."""
    held, usual = _held(names), _usual(kind)
    return " ".join(sorted([*(held - usual), *(_LACKING + path for path in usual - held)]))


def asked(paths: Collection[str], kinds: Iterable[str]) -> Query:
    """Return what finds the documents of these kinds that hold at least one of these paths."""
    kinds = sorted(kinds)
    clauses = []
    # Each by itself: a set of terms would hold a set of documents.
    for path in sorted(paths):
        said_so = Query.term_query(schema.SCHEMA, schema.PRESENT, path)
        not_of = [(Occur.MustNot, _of_kind(kind)) for kind in _without_view(path, kinds)]
        clauses.append((Occur.Should, Query.boolean_query([(Occur.Must, said_so), *not_of])))
    for kind in kinds:
        for path in sorted(_usual(kind).intersection(paths)):
            without = Query.term_query(schema.SCHEMA, schema.PRESENT, _LACKING + path)
            held = Query.boolean_query([(Occur.Must, _of_kind(kind)), (Occur.MustNot, without)])
            clauses.append((Occur.Should, held))
    return Query.boolean_query(clauses)


def _of_kind(kind: str) -> Query:
    return Query.term_query(schema.SCHEMA, schema.KIND, kind)


def _without_view(path: str, kinds: Iterable[str]) -> list[str]:
    """Return the kinds that have no such second view on their values; their documents say it all the same."""
    field = FIELDS.get(path)
    if field is None or field.source == field.name:
        return []
    return [kind for kind in kinds if kind not in field.kinds]


@cache
def _usual(kind: str) -> frozenset[str]:
    return frozenset(_held(_USUAL[kind].split()))


def _held(names: Iterable[str]) -> set[str]:
    """Return all paths that exist where these names have values; `a.b` makes `a` present too."""
    return {path for name in names for path in _paths_of(name)}


# Documents hold other names in the other languages than the usual four, and may hold many of these.
@lru_cache(maxsize=1024)
def _paths_of(name: str) -> tuple[str, ...]:
    views = (field.name for field in FIELDS.values() if field.source == name)
    return tuple(path for one in (name, *views) for path in accumulate(one.split("."), "{}.{}".format))
