# SPDX-License-Identifier: EUPL-1.2
"""All terms, read once from the file of this block."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from foyer.blocks.taxonomy.rules.term import Term, comparable

DATA = Path(__file__).parent / "data" / "terms.json"
LANGUAGES = ("nl", "fr", "de", "en")


@cache
def all_terms() -> Mapping[str, Term]:
    """Return all terms by id, in the order of the taxonomy."""
    rows: list[dict[str, Any]] = orjson.loads(DATA.read_bytes())
    return {
        row["id"]: Term(
            row["id"],
            row["domain"],
            {language: row[language] for language in LANGUAGES if language in row},
            frozenset(row["scope"]),
            tuple(row.get("suggested", ())),
        )
        for row in rows
    }


def term(term_id: str) -> Term | None:
    """Return a term by its id, or None."""
    return all_terms().get(term_id)


@cache
def terms(domain: str | None = None, scope: str | None = None) -> tuple[Term, ...]:
    """Return terms in the order of the taxonomy: all, or of a domain, or of a scope ("events", "places")."""
    return tuple(
        item
        for item in all_terms().values()
        if (domain is None or item.domain == domain) and (scope is None or scope in item.scope)
    )


def find(text: str, domain: str, language: str = "nl") -> Term | None:
    """Return the term of a domain that has this name in a language, or this id, or None.

    Case and accents do not count.
    """
    known = all_terms().get(text.strip())
    if known is not None:
        return known if known.domain == domain else None
    return _by_name().get((domain, language, comparable(text)))


@cache
def _by_name() -> Mapping[tuple[str, str, str], Term]:
    found: dict[tuple[str, str, str], Term] = {}
    for item in all_terms().values():
        for language, name in item.name.items():
            found.setdefault((item.domain, language, comparable(name)), item)
    return found
