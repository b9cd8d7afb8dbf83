# SPDX-License-Identifier: EUPL-1.2
"""Programs that this installation trusts: what they publish is approved at once."""

from django.conf import settings

from foyer.kernel.actors import Actor


def is_trusted(actor: Actor) -> bool:
    """Say whether the API key or the client of a caller is among those that need no validation."""
    return not settings.FOYER_AUTO_APPROVE.isdisjoint({actor.api_key_id, actor.client_id})
