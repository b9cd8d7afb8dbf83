# SPDX-License-Identifier: EUPL-1.2
"""Who searches: a client id, an API key or a bearer token. The first one given decides."""

from collections.abc import Mapping

from django.http import HttpRequest

from foyer.blocks.identity.public import ApiKeyFacts, TokenError, api_key, client, verify_token
from foyer.blocks.search.rules.request.plan import INTERNAL, Consumer
from foyer.blocks.search.rules.request.query_string import Value
from foyer.blocks.search.rules.request.refusals import forbidden, unauthorized
from foyer.kernel.http.rate_limits import name_caller

_SCOPE, _CLAIM = "search", "sapi"
_BEARER = "Bearer "


def consumer_of(request: HttpRequest, in_url: Mapping[str, Value]) -> Consumer:
    """Return who calls. Credentials are read from headers and the address, never from a body.

    Raises:
        Problem: 401, nothing usable is given; 403, what is given does not open this API.
    """
    # Not by `request.headers`, which goes through all of them first.
    shown = request.META
    if client_id := _given(shown.get("HTTP_X_CLIENT_ID"), in_url.get("clientId")):
        consumer = _of_client(client_id)
        name_caller(request, "client", client_id)
        return consumer
    if key := _given(shown.get("HTTP_X_API_KEY"), in_url.get("apiKey")):
        consumer = _of_key(key)
        name_caller(request, "key", key)
        return consumer
    if (header := shown.get("HTTP_AUTHORIZATION")) is not None:
        consumer, bearer = _of_token(header)
        name_caller(request, "user", bearer)
        return consumer
    raise unauthorized("No x-api-key header or apiKey parameter found")


def consumer_named(in_url: Mapping[str, Value]) -> Consumer:
    """Return who an address names, of those who may search; nobody in particular where it names none.

    Raises as `consumer_of`.
    """
    if client_id := _given(None, in_url.get("clientId")):
        return _of_client(client_id)
    if key := _given(None, in_url.get("apiKey")):
        return _of_key(key)
    return INTERNAL


def _given(header: str | None, parameter: Value | None) -> str:
    return header or (parameter if isinstance(parameter, str) else "")


def _of_client(client_id: str) -> Consumer:
    facts = client(client_id)
    if facts is None or facts.status != "active" or _SCOPE not in facts.apis:
        raise forbidden(f"The provided client id {client_id} is not allowed to access this API.")
    return _consumer(facts, client_id)


def _of_key(key: str) -> Consumer:
    facts = api_key(key)
    if facts is None:
        raise unauthorized(f"The provided api key {key} is invalid")
    if facts.status != "active":
        raise forbidden(f"The provided api key {key} is {facts.status}")
    if _SCOPE not in facts.apis:
        raise forbidden(f"The provided api key {key} is not allowed to access this API.")
    return _consumer(facts, facts.client_id)


def _consumer(facts: ApiKeyFacts, client_id: str | None) -> Consumer:
    sees_all = facts.boa and client_id is not None
    return Consumer(client_id=client_id, boa=sees_all, default_query=facts.default_query or None)


def _of_token(header: str) -> tuple[Consumer, str]:
    """Return who searches, and the id of the bearer."""
    if not header.startswith(_BEARER):
        raise unauthorized('Authorization header must start with "Bearer ", followed by your token')
    token = header.removeprefix(_BEARER).strip()
    try:
        claims = verify_token(token)
    except TokenError as error:
        if error.kind == "not-jwt":
            raise unauthorized(f'Token "{token}" is not a valid JWT.') from error
        raise unauthorized(f'Token "{token}" is expired or not valid for Search API.') from error
    if claims.kind in {"v1", "id"} or _CLAIM not in claims.apis:
        raise forbidden("The provided token is not allowed to access this API.")
    return Consumer(), claims.user_id or ""
