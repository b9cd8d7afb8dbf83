# SPDX-License-Identifier: EUPL-1.2
"""What the tokens of the test issuer claim, by kind."""

from typing import Any

from foyer.blocks.acceptance.rules.people import Who
from foyer.blocks.acceptance.rules.programs import Program

AUDIENCE = "https://api.publiq.be"
APIS = "https://publiq.be/publiq-apis"
CLIENT_NAME = "https://publiq.be/client-name"
EMAIL = "https://publiq.be/email"
USER_ID = "https://publiq.be/uitidv1id"

LIFETIME = 24 * 60 * 60
"""Seconds: suites keep a token as long as they run."""

# The scope of the search API is called differently in tokens.
_SCOPES = {"search": "sapi"}


def id_token(who: Who, program: Program, issuer: str, now: int) -> dict[str, Any]:
    """Return the claims of an id token for somebody, made for a program."""
    return {
        **_of(issuer, who.id, now),
        **_person(who),
        "typ": "ID",
        "aud": program.id,
        "azp": program.id,
    }


def user_token(who: Who, program: Program, issuer: str, now: int, scope: str) -> dict[str, Any]:
    """Return the claims of an access token with which a program acts for somebody."""
    return {
        **_of(issuer, who.id, now),
        **_person(who),
        **_program(program),
        "typ": "Bearer",
        "scope": scope,
    }


def client_token(program: Program, issuer: str, now: int) -> dict[str, Any]:
    """Return the claims of an access token with which a program acts for itself."""
    return {
        **_of(issuer, f"{program.id}@clients", now),
        **_program(program),
        "gty": "client-credentials",
    }


def _of(issuer: str, subject: str, now: int) -> dict[str, Any]:
    return {"iss": issuer, "sub": subject, "iat": now, "nbf": now, "exp": now + LIFETIME}


def _person(who: Who) -> dict[str, Any]:
    return {"email": who.email, "nickname": who.username, USER_ID: who.id, EMAIL: who.email}


def _program(program: Program) -> dict[str, Any]:
    scopes = [*program.apis, *(["boa"] if program.sees_children_only else [])]
    return {
        "aud": AUDIENCE,
        "azp": program.id,
        APIS: " ".join(_SCOPES.get(one, one) for one in scopes),
        CLIENT_NAME: program.title,
    }
