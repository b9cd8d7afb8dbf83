# SPDX-License-Identifier: EUPL-1.2
"""Who calls our own API of exports: an access token of the entry API, and nothing else."""

from django.http import HttpRequest

from foyer.blocks.identity.public import TokenError, actor_of, verify_token
from foyer.kernel.actors import Actor
from foyer.kernel.problems import OWN, Problem

_BEARER = "Bearer "
_API = "entry"
_OLD_KINDS = frozenset({"v1", "id"})


def caller(request: HttpRequest) -> Actor:
    """Return who calls.

    Raises:
        Problem: 401, there is no good token; 403, it does not open the entry API.
    """
    header = request.headers.get("Authorization", "")
    if not header.startswith(_BEARER):
        raise _unauthorized("Send an access token: Authorization: Bearer TOKEN.")
    try:
        claims = verify_token(header.removeprefix(_BEARER).strip())
    except TokenError as error:
        raise _unauthorized("The access token is not good, or no longer.") from error
    if claims.kind in _OLD_KINDS:
        raise _unauthorized("This is not an access token.")
    if _API not in claims.apis:
        raise Problem(OWN + "forbidden", "Forbidden", 403, "This token does not open the entry API.")
    return actor_of(claims)


def _unauthorized(detail: str) -> Problem:
    return Problem(OWN + "unauthorized", "Unauthorized", 401, detail)
