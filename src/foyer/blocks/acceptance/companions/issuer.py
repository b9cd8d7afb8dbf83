# SPDX-License-Identifier: EUPL-1.2
"""The test issuer: gives out tokens for the people and programs of the environment.

It answers where providers of both usual makes do: `/oauth/token`, and `/realms/{realm}/...`. Nobody keeps a
session here; a password opens everything that its holder has.
"""

import argparse
import hmac
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

import orjson
from joserfc import jwt
from joserfc.jwk import RSAKey

from foyer.blocks.acceptance.companions.answering import Answer, Asked, json, not_found, serve, text
from foyer.blocks.acceptance.facts import Facts
from foyer.blocks.acceptance.keys import private_key
from foyer.blocks.acceptance.rules.claims import AUDIENCE, LIFETIME, client_token, id_token, user_token
from foyer.blocks.acceptance.rules.people import PASSWORD, who
from foyer.blocks.acceptance.rules.places import Places
from foyer.blocks.acceptance.rules.programs import Program, program
from foyer.kernel import clock

# Providers of one make have realms: any name of one leads to the same people.
_REALM = re.compile(r"/realms/[^/]+")
_OPEN_ID = "/protocol/openid-connect"
_TOKEN_PATHS = {"/oauth/token", f"{_OPEN_ID}/token"}
_KEY_PATHS = {"/.well-known/jwks.json", f"{_OPEN_ID}/certs"}
_DISCOVERY = "/.well-known/openid-configuration"


class Refused(Exception):
    """A token is not given; `error` is the word of the standard for why."""

    def __init__(self, error: str, told: str, status: int = 400) -> None:
        super().__init__(told)
        self.error, self.told, self.status = error, told, status


@dataclass(frozen=True)
class Issuer:
    """Signs with one key; `secrets` are those of the clients, by their ids."""

    places: Places
    secrets: Mapping[str, str]
    key: RSAKey

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        path = _REALM.sub("", asked.path.rstrip("/"), count=1)
        if path in _TOKEN_PATHS:
            if asked.method != "POST":
                return text("Method Not Allowed", 405)
            try:
                return json(self._tokens(asked))
            except Refused as refused:
                told = {"error": refused.error, "error_description": refused.told}
                return json(told, refused.status)
        if path in _KEY_PATHS:
            return json({"keys": [self._public()]})
        return json(self._discovery()) if path == _DISCOVERY else not_found()

    def _tokens(self, asked: Asked) -> dict[str, Any]:
        given = _parameters(asked)
        client = self._client(asked, given)
        if given.get("audience", AUDIENCE) != AUDIENCE:
            raise Refused("access_denied", f"There is no audience but {AUDIENCE}.", 403)
        grant, now = given.get("grant_type", ""), int(clock.now().timestamp())
        told: dict[str, Any] = {"token_type": "Bearer", "expires_in": LIFETIME}
        if grant == "client_credentials":
            return {"access_token": self._signed(client_token(client, self._url, now)), **told}
        if grant != "password":
            raise Refused("unsupported_grant_type", "Use password or client_credentials.")
        person = who(given.get("username", ""))
        if person is None or not _is_same(given.get("password", ""), PASSWORD):
            raise Refused("invalid_grant", "Wrong email or password.")
        scope = given.get("scope") or "openid profile email"
        return {
            "access_token": self._signed(user_token(person, client, self._url, now, scope)),
            "id_token": self._signed(id_token(person, client, self._url, now)),
            "scope": scope,
            **told,
        }

    def _client(self, asked: Asked, given: Mapping[str, str]) -> Program:
        client_id, secret = _credentials(asked) or (
            given.get("client_id", ""),
            given.get("client_secret", ""),
        )
        client = program(client_id)
        if client is None or not _is_same(secret, self.secrets[client.id]):
            raise Refused("invalid_client", "There is no such client, or its secret is another.", 401)
        return client

    @property
    def _url(self) -> str:
        return self.places.issuer_url

    def _signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "typ": "JWT", "kid": self.key.thumbprint()}, claims, self.key)

    def _public(self) -> dict[str, Any]:
        return {**self.key.as_dict(private=False), "kid": self.key.thumbprint(), "use": "sig", "alg": "RS256"}

    def _discovery(self) -> dict[str, Any]:
        account = self.places.account_url
        return {
            "issuer": self._url,
            "token_endpoint": f"{account}/oauth/token",
            "jwks_uri": f"{account}/.well-known/jwks.json",
            "grant_types_supported": ["password", "client_credentials"],
            "scopes_supported": ["openid", "profile", "email"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        }


def _parameters(asked: Asked) -> dict[str, str]:
    """Return what a body says, as JSON or as a form."""
    if "json" not in asked.headers.get("content-type", ""):
        return dict(parse_qsl(asked.body.decode("utf-8", errors="replace")))
    try:
        read = orjson.loads(asked.body)
    except ValueError as error:
        raise Refused("invalid_request", "The body is no JSON.") from error
    if not isinstance(read, dict):
        raise Refused("invalid_request", "The body is no object.")
    return {name: value for name, value in read.items() if isinstance(value, str)}


def _credentials(asked: Asked) -> tuple[str, str] | None:
    """Return the client and its secret from the header that the standard prefers, if they are there."""
    kind, _, given = asked.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        client_id, _, secret = b64decode(given, validate=True).decode().partition(":")
    except ValueError as error:
        raise Refused("invalid_client", "The header cannot be read.", 401) from error
    return unquote_plus(client_id), unquote_plus(secret)


def _is_same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def main() -> None:
    """Run the issuer of an environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--web", type=int, required=True, help="the port of the web process")
    parser.add_argument("--folder", type=Path, required=True, help="where key and secrets of it lie")
    options = parser.parse_args()
    facts = Facts.read(options.folder)
    if facts is None:
        raise SystemExit(f"There are no secrets in {options.folder}: nothing was seeded.")
    issuer = Issuer(Places(options.web), facts.secrets, private_key(options.folder))
    serve(issuer.places.issuer, issuer.answer)


if __name__ == "__main__":
    main()
