# SPDX-License-Identifier: EUPL-1.2
"""Callers: who a verified token speaks for, with what this installation itself knows of the person."""

from django.conf import settings

from foyer.blocks.identity.models import User
from foyer.blocks.identity.rules.claims import Claims
from foyer.blocks.identity.services.learn_user import learn_user
from foyer.kernel import rows
from foyer.kernel.actors import Actor


def actor_of(claims: Claims) -> Actor:
    """Return the caller that a token speaks for.

    Staff is who has an active account here that says so, and shows a token of this installation: what
    another issuer claims opens no more than its claims say. One query for such a token, else none. The
    directory learns the address and name that a token tells; most times it knows them already.
    """
    learn_user(claims)
    return Actor(
        user_id=claims.user_id,
        client_id=claims.client_id,
        email=claims.email,
        is_staff=_is_staff(claims),
    )


def _is_staff(claims: Claims) -> bool:
    if claims.raw.get("iss") != settings.FOYER_PUBLIC_URL or claims.kind != "user":
        return False
    return rows.has(User, {"public_id": claims.user_id, "is_active": True, "is_staff": True})
