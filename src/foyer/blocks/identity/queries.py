# SPDX-License-Identifier: EUPL-1.2
"""Reads of identity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from django.db.models import Q

from foyer.blocks.identity.models import ApiKey
from foyer.blocks.identity.services.issue_api_key import digest
from foyer.kernel import rows


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
    found = rows.read(ApiKey, "WHERE digest = %s", [digest(text)])
    return _facts(found[0][0]) if found else None


def client(client_id: str) -> ApiKeyFacts | None:
    """Return the facts of a program by its client id, an active key of it first."""
    if not client_id:
        return None
    found = rows.read(ApiKey, "WHERE client_id = %s ORDER BY status, id LIMIT 1", [client_id])
    return _facts(found[0][0]) if found else None


def api_keys(limit: int = 200) -> list[ApiKeyFacts]:
    """Return the keys that were given, by name."""
    return [_facts(row) for row in ApiKey.objects.order_by("name", "id")[:limit]]


def program_names(key_ids: Iterable[str], client_ids: Iterable[str]) -> dict[str, str]:
    """Return names of programs by the ids of their keys and of their clients; unknown ones are absent.

    One query, none for no ids.
    """
    keys, clients = set(key_ids), set(client_ids)
    if not keys and not clients:
        return {}
    asked = ApiKey.objects.filter(Q(public_id__in=keys) | Q(client_id__in=clients)).order_by("-status", "-id")
    found: dict[str, str] = {}
    for public_id, client_id, name in asked.values_list("public_id", "client_id", "name"):
        found |= {public_id: name} | ({client_id: name} if client_id else {})
    return found
