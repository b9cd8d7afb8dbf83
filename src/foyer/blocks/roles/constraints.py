# SPDX-License-Identifier: EUPL-1.2
"""Constraints of roles: queries, read once and then judged on items as they are now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial

from foyer.blocks.offers.public import index_documents, tell_odd, without_odd
from foyer.blocks.query.public import IndexDocument, Need, Node, QueryError, has, matches, needs, parse
from foyer.kernel import clock

# Without any further filter an organiser is only found while it is active; offers are always found.
_FOUND = {"organizer": frozenset({"ACTIVE"})}


def covered(constraints: Iterable[str], kind: str, public_ids: Sequence[str]) -> set[str]:
    """Return the ids of those items of a kind that match at least one of the constraints.

    A constraint that cannot be read, or asks for what a field cannot hold, matches nothing. A fixed number
    of queries, none without constraints. An item of odd values, which the log names, matches nothing, too.
    """
    known = [constraint for constraint in map(compiled, constraints) if constraint is not None]
    if not known:
        return set()
    now = clock.now()

    def matching(some: Sequence[str]) -> list[str]:
        return [
            document["id"][0]
            for document in index_documents([(kind, public_id) for public_id in some])
            if _is_found(kind, document) and any(_covers(one, document, kind, now) for one in known)
        ]

    return set(without_odd(matching, public_ids, partial(tell_odd, kind)))


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint as it was read: its tree, and values of which an item that it covers has one."""

    tree: Node
    needs: frozenset[Need] | None


@lru_cache(maxsize=2048)
def compiled(constraint: str) -> Constraint | None:
    """Return a constraint as it is judged, or None where it is none or cannot be read."""
    if not constraint.strip():
        return None
    try:
        tree = parse(constraint)
    except QueryError:
        return None
    return Constraint(tree, needs(tree))


def _is_found(kind: str, document: IndexDocument) -> bool:
    wanted = _FOUND.get(kind)
    return wanted is None or not wanted.isdisjoint(document.get("workflowStatus", ()))


def _covers(constraint: Constraint, document: IndexDocument, kind: str, now: datetime) -> bool:
    # Of fifty towns one has the item: the others are not looked at any closer.
    if constraint.needs is not None and not has(document, constraint.needs):
        return False
    try:
        return matches(constraint.tree, document, kind=kind, now=now)
    except QueryError:
        return False
