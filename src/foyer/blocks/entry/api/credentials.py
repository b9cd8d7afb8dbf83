# SPDX-License-Identifier: EUPL-1.2
"""Who calls: a bearer token, with an API key beside it where the token is of an old kind."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest

from foyer.blocks.identity.public import ApiKeyFacts, Claims, TokenError, actor_of, api_key, verify_token
from foyer.blocks.offers.public import problems
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.http.rate_limits import name_caller
from foyer.kernel.http.routes import Route

API = "entry"
_BEARER = "Bearer "

_TOKEN_TEXTS = {
    "signature": "Token signature verification failed. The token is likely forged or manipulated.",
    "expired": "Token expired (or not yet usable).",
    "issuer": "Token is not issued by a valid issuer.",
    "claims": "Token is missing one of its required claims.",
}


def caller(request: HttpRequest, route: Route | None) -> Actor:
    """Return who calls a route. On a public route credentials are not even read.

    Raises:
        Problem: 401, the credentials are missing or wrong; 403, they do not open this API.
    """
    if route and route.public and not _is_identified(request, route):
        return ANONYMOUS
    claims = _claims(request)
    if claims.kind == "id" and settings.FOYER_ID_TOKEN_AUDIENCE not in claims.audiences:
        raise problems.unauthorized("The given token is an id token. Please use an access token instead.")
    key = _key(request)
    if claims.kind in {"v1", "id"}:
        facts: ApiKeyFacts | None = _accepted(key)
    else:
        if API not in claims.apis:
            raise problems.forbidden(
                "The given token and its related client are not allowed to access EntryAPI."
            )
        # A key adds to such a token whom to thank, and trust; one that was blocked adds nothing.
        facts = api_key(key) if key else None
        facts = facts if facts and facts.status == "active" else None
    actor = actor_of(claims)
    # A program counts as a whole, however many tokens it has; a person by itself, whatever program it uses.
    name_caller(request, "user", actor.name)
    return replace(actor, api_key_id=facts.id) if facts else actor


def _is_identified(request: HttpRequest, route: Route) -> bool:
    # Most requests have no query at all; parsing it would cost as much as finding the route.
    if not route.identified_by or not request.META.get("QUERY_STRING"):
        return False
    return route.identified_by in request.GET


def _claims(request: HttpRequest) -> Claims:
    header = request.headers.get("Authorization")
    if not header:
        raise problems.unauthorized("Authorization header missing.")
    if not header.startswith(_BEARER):
        raise problems.unauthorized('Authorization header must start with "Bearer ", followed by your token.')
    token = header.removeprefix(_BEARER).strip()
    try:
        return verify_token(token)
    except TokenError as error:
        told = _TOKEN_TEXTS.get(error.kind) or f'Token "{token}" is not a valid JWT.'
        raise problems.unauthorized(told) from error


def _key(request: HttpRequest) -> str:
    return request.GET.get("apiKey") or request.headers.get("X-Api-Key", "")


def _accepted(key: str) -> ApiKeyFacts:
    if not key:
        raise problems.unauthorized(
            "The given token requires an API key, but no x-api-key header or apiKey URL parameter found."
        )
    facts = api_key(key)
    if facts is None:
        raise problems.unauthorized("No consumer details could be found for the given API key.")
    if facts.status != "active" or API not in facts.apis:
        raise problems.forbidden("Given API key is not authorized to use Entry API.")
    return facts
