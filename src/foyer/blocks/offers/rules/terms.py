# SPDX-License-Identifier: EUPL-1.2
"""Terms of an offer: one type, at most one theme, facilities."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foyer.blocks.offers.problems import invalid_detail, not_found
from foyer.blocks.offers.rules.calendar.checks import CAMP
from foyer.blocks.offers.rules.known import Known, Term
from foyer.blocks.offers.rules.prepare.terms import SCOPE
from foyer.blocks.offers.rules.state import State

Json = dict[str, Any]

TYPE, THEME, FACILITY = "eventtype", "theme", "facility"


def type_id(document: Mapping[str, Any]) -> str | None:
    """Return the id of the type of an offer."""
    return next((term["id"] for term in document.get("terms", ()) if term.get("domain") == TYPE), None)


def replaced(present: Sequence[Json], asked: Iterable[Json]) -> list[Json]:
    """Return the terms after a whole document: its type and its theme; facilities stay as they are."""
    terms = list(present)
    wanted = {term["domain"]: term for term in asked if term["domain"] in {TYPE, THEME}}
    for domain in (TYPE, THEME):
        if domain in wanted:
            terms = _with(terms, wanted[domain])
    return terms


def with_type(kind: str, state: State, term_id: str, known: Known) -> State:
    """Return an offer with another type; sub-events of what is no camp any more end before the night.

    Raises:
        Problem: the term is no type, or not for this kind.
    """
    changed = state.having(terms=_with(state.document["terms"], entry(found_type(kind, term_id, known))))
    if term_id == CAMP or "subEvent" not in state.document:
        return changed
    days = [
        {name: value for name, value in item.items() if name != "overnight"}
        for item in state.document["subEvent"]
    ]
    return changed.having(subEvent=days)


def with_theme(state: State, term_id: str | None, known: Known) -> State:
    """Return an event with another theme, or with none.

    Raises:
        Problem: the term is no theme.
    """
    if term_id is None:
        return state.having(terms=[term for term in state.document["terms"] if term.get("domain") != THEME])
    return state.having(terms=_with(state.document["terms"], entry(found_theme(term_id, known))))


def found_type(kind: str, term_id: str, known: Known) -> Term:
    """Return the type of this id.

    Raises:
        Problem: the term is no type, or not for this kind.
    """
    term = known.term(term_id)
    if term is None or term.domain != TYPE or SCOPE[kind] not in term.scope:
        raise not_found(_unknown(kind, term_id, TYPE))
    return term


def found_theme(term_id: str, known: Known) -> Term:
    """Return the theme of this id.

    Raises:
        Problem: the term is no theme.
    """
    term = known.term(term_id)
    if term is None or term.domain != THEME:
        raise not_found(f"Category with id {term_id} not found in theme domain.")
    return term


def found_facilities(kind: str, term_ids: Iterable[str], known: Known) -> list[Term]:
    """Return the facilities of these ids.

    Raises:
        Problem: a term is no facility, or not for this kind.
    """
    facilities = []
    for term_id in term_ids:
        term = known.term(term_id)
        if term is None or term.domain != FACILITY or SCOPE[kind] not in term.scope:
            raise invalid_detail(_unknown(kind, term_id, FACILITY))
        facilities.append(term)
    return facilities


def with_facilities(kind: str, state: State, term_ids: Iterable[str], known: Known) -> State:
    """Return an offer with exactly these facilities, after its other terms.

    Raises:
        Problem: a term is no facility, or not for this kind.
    """
    facilities = [entry(term) for term in found_facilities(kind, term_ids, known)]
    others = [term for term in state.document["terms"] if term.get("domain") != FACILITY]
    return state.having(terms=others + facilities)


def entry(term: Term) -> Json:
    """Return a term as it stands in a document, with its Dutch name."""
    return {"id": term.id, "label": term.name.get("nl", ""), "domain": term.domain}


def _with(terms: Sequence[Json], wanted: Json) -> list[Json]:
    if any(term["id"] == wanted["id"] and term.get("domain") == wanted["domain"] for term in terms):
        return list(terms)
    return [term for term in terms if term.get("domain") != wanted["domain"]] + [wanted]


def _unknown(kind: str, term_id: str, domain: str) -> str:
    return (
        f"Category with id {term_id} not found in {domain} domain or not applicable for {kind.capitalize()}."
    )
