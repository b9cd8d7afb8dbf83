# SPDX-License-Identifier: EUPL-1.2
"""Reads of identity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

import orjson
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


_COLUMNS = ("public_id", "name", "client_id", "apis", "status", "default_query", "sees_children_only")


def _facts(
    public_id: str, name: str, client_id: str, apis: str, status: str, default_query: str, children: object
) -> ApiKeyFacts:
    return ApiKeyFacts(
        id=public_id,
        name=name,
        client_id=client_id or None,
        apis=frozenset(orjson.loads(apis)),
        status=cast("Literal['active', 'blocked', 'removed']", status),
        default_query=default_query,
        boa=bool(children),
    )


def api_key(text: str) -> ApiKeyFacts | None:
    """Return the facts of a key, or None where nobody knows it."""
    found = rows.values(ApiKey, _COLUMNS, "WHERE digest = %s", [digest(text)])
    return _facts(*found[0]) if found else None


def client(client_id: str) -> ApiKeyFacts | None:
    """Return the facts of a program by its client id, an active key of it first."""
    if not client_id:
        return None
    found = rows.values(ApiKey, _COLUMNS, "WHERE client_id = %s ORDER BY status, id LIMIT 1", [client_id])
    return _facts(*found[0]) if found else None


def api_keys(limit: int = 200) -> list[ApiKeyFacts]:
    """Return the keys that were given, by name."""
    return [_facts(*row) for row in rows.values(ApiKey, _COLUMNS, "ORDER BY name, id LIMIT %s", [limit])]


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
