# SPDX-License-Identifier: EUPL-1.2
"""Searches: the same for the API, for our own pages and for other blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
import structlog
from django.conf import settings

from foyer.blocks.offers.public import ODD, calendar_summaries, card_prices, documents, tell_odd, url
from foyer.blocks.query.public import QueryError, parse
from foyer.blocks.search.engine.compile_query import Setting, compile_query
from foyer.blocks.search.engine.explain import MOST_MEMBERS
from foyer.blocks.search.engine.explain import explain as explained
from foyer.blocks.search.engine.folder import NoIndexError
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.engine.search import Answer, Member, run
from foyer.blocks.search.engine.search import references as referred
from foyer.blocks.search.rules.embedding import embedded
from foyer.blocks.search.rules.request import offers, organizers, summaries
from foyer.blocks.search.rules.request.parameters import Parameters
from foyer.blocks.search.rules.request.plan import INTERNAL, OFFER_LANGUAGES, Consumer, Plan
from foyer.blocks.search.rules.request.query_string import gathered
from foyer.blocks.search.rules.request.refusals import not_ready
from foyer.kernel import clock

log = structlog.get_logger("foyer.search")

COLLECTIONS = {
    "events": ("event",),
    "places": ("place",),
    "offers": ("event", "place"),
}

_FEW = 10
"""Of a page of more members that cannot be shown at all, it is not they that are odd."""


@dataclass(frozen=True)
class Found:
    """What a search found: the number of all matches, the page, and the facets that were asked for.

    Members are JSON: whole documents with `embed`, else their address and type. Summaries of calendars
    come last in each.
    """

    total: int
    start: int
    limit: int
    members: list[bytes]
    ids: list[tuple[str, str]]
    facets: dict[str, Any] | None


def find(collection: str, parameters: Sequence[tuple[str, str]], consumer: Consumer = INTERNAL) -> Found:
    """Search `events`, `places`, `organizers` or `offers` with the parameters of the search API.

    Names are written as in a URL (`labels[]`, `sort[created]`). One query a kind for the documents
    when they or summaries of their calendars are embedded, one more for prices of a card, else none.

    Raises:
        Problem: a parameter is refused, a query cannot be read, or no index is there (503).
    """
    now = clock.now()
    read = Parameters(gathered(parameters))
    plan = _plan(collection, read, consumer, int(now.timestamp()))
    try:
        answer = READER.ask(lambda searcher: run(searcher, plan, now))
    except NoIndexError as error:
        raise not_ready() from error
    return Found(
        total=answer.total,
        start=plan.start,
        limit=plan.limit,
        members=_members(answer, plan, now),
        ids=[(member.kind, member.id) for member in answer.members],
        facets=answer.facets or None,
    )


def references(
    collection: str,
    parameters: Sequence[tuple[str, str]],
    most: int,
    only: Sequence[tuple[str, str]] | None = None,
) -> tuple[int, list[tuple[str, str]]]:
    """Return how many items a search finds, and kind and id of each in its order: all at one moment.

    Where there are more than `most`, none are told. `only` keeps those of a choice of items. The parameters
    are those of `find`; paging and groups have no meaning here. No query of the database.

    Raises:
        Problem: as `find`.
    """
    now = clock.now()
    plan = _plan(collection, Parameters(gathered(parameters)), INTERNAL, int(now.timestamp()))
    chosen = None if only is None else [f"{kind}/{public_id}" for kind, public_id in only]
    try:
        total, found = READER.ask(lambda searcher: referred(searcher, plan, now, most, chosen))
    except NoIndexError as error:
        raise not_ready() from error
    return total, [(kind, public_id) for kind, _, public_id in (one.partition("/") for one in found)]


def explain(
    collection: str, parameters: Sequence[tuple[str, str]], consumer: Consumer = INTERNAL
) -> dict[str, Any]:
    """Tell how the queries of a search are read, and why the members of its page score as they do.

    The parameters are those of `find`; the page has at most 50 members.

    Raises:
        Problem: as `find`; of a query that cannot be read it says which, what is wrong, and where.
    """
    now = clock.now()
    plan = _plan(collection, Parameters(gathered(parameters)), consumer, int(now.timestamp()))
    plan = replace(plan, limit=min(plan.limit, MOST_MEMBERS))
    try:
        told = READER.ask(lambda searcher: explained(searcher, plan, now))
    except NoIndexError as error:
        raise not_ready() from error
    return {
        "totalItems": told.total,
        "queries": told.queries,
        "member": [
            {"@id": url(kind, identifier), "@type": kind.capitalize(), "score": score, "clauses": clauses}
            for reference, score, clauses in told.members
            for kind, _, identifier in [reference.partition("/")]
        ],
    }


def wrong_with(query: str) -> str | None:
    """Say what is wrong with a query by which somebody narrows searches for offers; None where nothing is."""
    try:
        compile_query(parse(query), Setting(("event", "place"), OFFER_LANGUAGES, clock.now()))
    except QueryError as error:
        return str(error)
    return None


def readiness() -> str | None:
    """Return None where this process can search, else what is missing."""
    try:
        with READER.searcher():
            return None
    except NoIndexError:
        return "no index can be read: the worker is making one"


def _plan(collection: str, read: Parameters, consumer: Consumer, now: int) -> Plan:
    if collection == "organizers":
        return organizers.read(read)
    strict = settings.FOYER_STRICT_COMPATIBILITY
    return offers.read(read, COLLECTIONS[collection], consumer, now, strict=strict)


def _members(answer: Answer, plan: Plan, now: datetime) -> list[bytes]:
    wanted = summaries.wanted(plan.calendar_summaries, strict=settings.FOYER_STRICT_COMPATIBILITY)
    if not plan.embed and not wanted:
        return [orjson.dumps(one) for one in _linked(answer.members)]
    shown = documents([(member.kind, member.id) for member in answer.members])
    events = [member.id for member in answer.members if member.kind == "event"]
    prices = card_prices(events) if plan.embed and plan.uitpas_prices else {}
    made, odd = [], list[Exception]()
    for member, one in zip(answer.members, _linked(answer.members), strict=True):
        try:
            document = _read(member, shown.get(member.id))
            # Read before the document is turned into what a search shows of it.
            texts = calendar_summaries(document, wanted, now=now) if wanted and document else None
            shows = one
            if plan.embed and document:
                shows = embedded(member.kind, document, orjson.loads(member.kept), prices.get(member.id, ()))
        except ODD as error:
            # One record that somebody damaged must not take the page from others: its link is shown alone.
            tell_odd(member.kind, member.id, error)
            odd.append(error)
            shows, texts = one, None
        made.append(orjson.dumps(shows if texts is None else {**shows, "calendarSummary": texts}))
    if len(odd) == len(made) > _FEW:
        raise odd[-1]
    return made


def _read(member: Member, text: bytes | None) -> dict[str, Any] | None:
    """Return a document; None where it is gone, or nobody can read it: then its link is shown alone."""
    if not text:
        return None
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        found = None
    if isinstance(found, dict):
        return found
    log.warning("record_damaged", kind=member.kind, id=member.id)
    return None


def _linked(members: Sequence[Member]) -> Iterator[dict[str, Any]]:
    begun = {kind: (url(kind, ""), kind.capitalize()) for kind in {member.kind for member in members}}
    for member in members:
        beginning, name = begun[member.kind]
        yield {"@id": beginning + member.id, "@type": name}


def body(found: Found) -> bytes:
    """Return the JSON document with which the API answers."""
    head = (
        b'{"@context":"http://www.w3.org/ns/hydra/context.jsonld","@type":"PagedCollection",'
        b'"itemsPerPage":%d,"totalItems":%d,"member":[' % (found.limit, found.total)
    )
    facets = b"" if found.facets is None else b',"facet":' + orjson.dumps(found.facets)
    return head + b",".join(found.members) + b"]" + facets + b"}"
