# SPDX-License-Identifier: EUPL-1.2
"""Block, remove or reopen a key."""

from django.db import transaction

from foyer.blocks.identity.models import ApiKey
from foyer.blocks.identity.permissions import MANAGE_API_KEYS
from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append
from foyer.kernel.problems import OWN, Problem
from foyer.kernel.rights import require


def change_api_key_status(actor: Actor, public_id: str, status: str) -> None:
    """Set the status of a key: active, blocked or removed. The same status again changes nothing.

    Raises:
        Problem: 403 without the right, 400 for another status, 404 for an unknown key.
    """
    require(MANAGE_API_KEYS, actor)
    if status not in ApiKey.Status.values:
        choices = ", ".join(ApiKey.Status.values)
        raise Problem(OWN + "invalid-status", "Invalid status", 400, f"{status!r} is none of {choices}.")
    with transaction.atomic():
        changed = ApiKey.objects.filter(public_id=public_id).exclude(status=status).update(status=status)
        if changed:
            audit.record(
                actor, [audit.Deed("change_api_key_status", "api_key", public_id, {"status": status})]
            )
            append([News("identity.api-key.changed", public_id)])
            return
    if not ApiKey.objects.filter(public_id=public_id).exists():
        raise Problem(OWN + "not-found", "Not found", 404, f"There is no API key {public_id!r}.")
