# SPDX-License-Identifier: EUPL-1.2
"""Constraints of roles: queries, read once and then judged on items as they are now."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from foyer.blocks.offers.public import index_documents
from foyer.blocks.query.public import IndexDocument, Node, QueryError, matches, parse
from foyer.kernel import clock

# Without any further filter an organiser is only found while it is active; offers are always found.
_FOUND = {"organizer": frozenset({"ACTIVE"})}


def covered(constraints: Iterable[str], kind: str, public_ids: Sequence[str]) -> set[str]:
    """Return the ids of those items of a kind that match at least one of the constraints.

    A constraint that cannot be read, or asks for what a field cannot hold, matches nothing. A fixed number
    of queries, none without constraints.
    """
    nodes = [node for node in map(compiled, constraints) if node is not None]
    if not nodes:
        return set()
    now = clock.now()
    found = set()
    for document in index_documents([(kind, public_id) for public_id in public_ids]):
        if _is_found(kind, document) and any(_matches(node, document, kind, now) for node in nodes):
            found.update(document["id"])
    return found


@lru_cache(maxsize=2048)
def compiled(constraint: str) -> Node | None:
    """Return the tree of a constraint, or None where it is none or cannot be read."""
    if not constraint.strip():
        return None
    try:
        return parse(constraint)
    except QueryError:
        return None


def _is_found(kind: str, document: IndexDocument) -> bool:
    wanted = _FOUND.get(kind)
    return wanted is None or not wanted.isdisjoint(document.get("workflowStatus", ()))


def _matches(node: Node, document: IndexDocument, kind: str, now: datetime) -> bool:
    try:
        return matches(node, document, kind=kind, now=now)
    except QueryError:
        return False
