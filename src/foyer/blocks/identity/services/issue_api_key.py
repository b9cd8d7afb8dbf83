# SPDX-License-Identifier: EUPL-1.2
"""Give a program a key."""

import hashlib
import secrets
from collections.abc import Sequence

from django.db import transaction

from foyer.blocks.identity.default_queries import wrong_with
from foyer.blocks.identity.models import ApiKey
from foyer.blocks.identity.permissions import MANAGE_API_KEYS
from foyer.kernel import audit, clock
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append
from foyer.kernel.problems import OWN, Problem
from foyer.kernel.rights import require

APIS = ("entry", "search")


def digest(key: str) -> str:
    """Return what is kept of a key. Keys are random, so a fast hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def issue_api_key(
    actor: Actor,
    name: str,
    *,
    apis: Sequence[str] = APIS,
    client_id: str = "",
    default_query: str = "",
    sees_children_only: bool = False,
) -> str:
    """Make a key and return it; it cannot be shown again.

    `default_query` narrows every search for offers; `sees_children_only` lets the client find the
    children-only events of others.

    Raises:
        Problem: 403 without the right, 400 for an unknown API, an empty name, children-only events for a key
            without client, or a query that cannot be read.
    """
    require(MANAGE_API_KEYS, actor)
    if not name.strip():
        raise _refused("A key needs a name.")
    if unknown := sorted(set(apis) - set(APIS)):
        raise _refused(f"There is no API {unknown[0]!r}; choose of {', '.join(APIS)}.")
    if sees_children_only and not client_id:
        raise _refused("Only a client can see the children-only events of others: give its id.")
    if default_query and (wrong := wrong_with(default_query)):
        raise _refused(f"Nobody can search with the query of this key: {wrong}.")
    key = secrets.token_urlsafe(24)
    with transaction.atomic():
        made = ApiKey.objects.create(
            name=name.strip(),
            digest=digest(key),
            client_id=client_id,
            apis=sorted(set(apis)),
            default_query=default_query,
            sees_children_only=sees_children_only,
            created=clock.now(),
        )
        audit.record(actor, [audit.Deed("issue_api_key", "api_key", made.public_id)])
        append([News("identity.api-key.issued", made.public_id)])
    return key


def _refused(why: str) -> Problem:
    return Problem(OWN + "invalid-api-key", "Invalid API key", 400, why)
