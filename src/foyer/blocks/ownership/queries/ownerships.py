# SPDX-License-Identifier: EUPL-1.2
"""Requests as documents of the contract: one, and pages of those that the caller may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from foyer.blocks.identity.public import DirectoryUser, users_by_id
from foyer.blocks.offers.public import problems
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.permissions import managed
from foyer.blocks.ownership.problems import not_found
from foyer.blocks.ownership.rules.question import Question
from foyer.blocks.ownership.rules.states import REQUESTED
from foyer.kernel.actors import Actor

_COLUMNS = {"itemId": "organizer_id", "ownerId": "owner_id", "state": "state"}


@dataclass(frozen=True)
class Page:
    """What somebody may see of a page of requests, and how many there are without those hidden on it."""

    total: int
    members: list[dict[str, Any]]


def ownership(actor: Actor, ownership_id: str) -> dict[str, Any]:
    """Return one request as a document.

    Raises:
        Problem: 404, there is none; 403, the actor neither is its owner nor manages its organiser.
    """
    row = Ownership.objects.filter(public_id=ownership_id).first()
    if row is None:
        raise not_found(ownership_id)
    if row.owner_id != actor.user_id and not managed(actor, [row.organizer_id]):
        raise problems.forbidden("You are not allowed to get this ownership")
    return _documents([row])[0]


def ownerships(actor: Actor, question: Question) -> Page:
    """Return a page of requests: three queries, and what the right to manage organisers needs."""
    columns = {_COLUMNS[name]: value for name, value in question.filters.items() if name in _COLUMNS}
    found = Ownership.objects.filter(**columns)
    ordered = found.order_by(question.sort, "id")
    rows = list(ordered[question.start : question.start + question.limit])
    others = {row.organizer_id for row in rows if row.owner_id != actor.user_id}
    seen = managed(actor, others) if others else frozenset()
    shown = [row for row in rows if row.owner_id == actor.user_id or row.organizer_id in seen]
    return Page(found.count() - (len(rows) - len(shown)), _documents(shown))


def _documents(rows: Iterable[Ownership]) -> list[dict[str, Any]]:
    """Return requests as documents, with the addresses that people have now. One query."""
    listed = list(rows)
    named = {who for row in listed for who in (row.owner_id, row.requester_id, row.decided_by) if who}
    people = users_by_id(named) if named else {}
    return [_document(row, people) for row in listed]


def _document(row: Ownership, people: dict[str, DirectoryUser]) -> dict[str, Any]:
    """Return one request; an address that nobody knows is absent."""

    def address(who: str) -> str | None:
        return people[who].email if who in people else None

    shown = {
        "id": row.public_id,
        "itemId": row.organizer_id,
        "itemType": "organizer",
        "ownerId": row.owner_id,
        "ownerEmail": address(row.owner_id),
        "requesterId": row.requester_id,
        "requesterEmail": address(row.requester_id),
        "state": row.state,
        "created": _moment(row.created),
        "modified": _moment(row.modified),
    }
    if row.state != REQUESTED and row.decided is not None:
        shown |= {
            f"{row.state}ById": row.decided_by,
            f"{row.state}ByEmail": address(row.decided_by),
            f"{row.state}Date": _moment(row.decided),
        }
    return {name: value for name, value in shown.items() if value is not None}


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
