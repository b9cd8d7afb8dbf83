# SPDX-License-Identifier: EUPL-1.2
"""Reads of identity."""

from dataclasses import dataclass
from typing import Literal, cast

from foyer.blocks.identity.models import ApiKey
from foyer.blocks.identity.services.issue_api_key import digest


@dataclass(frozen=True)
class ApiKeyFacts:
    """What an API may know of a key: never the key itself."""

    id: str
    name: str
    client_id: str | None
    apis: frozenset[str]
    status: Literal["active", "blocked", "removed"]
    default_query: str
    boa: bool


def _facts(row: ApiKey) -> ApiKeyFacts:
    return ApiKeyFacts(
        id=row.public_id,
        name=row.name,
        client_id=row.client_id or None,
        apis=frozenset(row.apis),
        status=cast("Literal['active', 'blocked', 'removed']", row.status),
        default_query=row.default_query,
        boa=row.sees_children_only,
    )


def api_key(text: str) -> ApiKeyFacts | None:
    """Return the facts of a key, or None where nobody knows it."""
    row = ApiKey.objects.filter(digest=digest(text)).first()
    return _facts(row) if row else None


def client(client_id: str) -> ApiKeyFacts | None:
    """Return the facts of a program by its client id, an active key of it first."""
    rows = ApiKey.objects.filter(client_id=client_id).order_by("status", "id") if client_id else ()
    return next((_facts(row) for row in rows[:1]), None)


def api_keys(limit: int = 200) -> list[ApiKeyFacts]:
    """Return the keys that were given, by name."""
    return [_facts(row) for row in ApiKey.objects.order_by("name", "id")[:limit]]
