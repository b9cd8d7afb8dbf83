# SPDX-License-Identifier: EUPL-1.2
"""What a verified token says of its bearer.

The kinds of tokens, the order in which a user id is looked for, and the names of the claims are
those that clients of the Flemish cultural platform know.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from foyer.kernel.actors import SYSTEM

Kind = Literal["v1", "id", "client", "user"]

APIS = "https://publiq.be/publiq-apis"
LEGACY_ID = "https://publiq.be/uitidv1id"
EMAIL = "https://publiq.be/email"


class TokenError(Exception):
    """A token that proves nothing; `kind` says at which check it failed.

    Kinds, in the order of the checks: not-jwt, signature, expired, issuer, claims.
    """

    def __init__(self, kind: Literal["not-jwt", "signature", "expired", "issuer", "claims"]) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Claims:
    """The claims of a token whose signature, times and issuer were checked."""

    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """Which generation and sort of token this is."""
        if "uid" in self.raw:
            return "v1"
        if self.raw.get("typ") == "ID":
            return "id"
        if self.raw.get("gty") == "client-credentials":
            return "client"
        return "user"

    @property
    def client_id(self) -> str | None:
        """The program that the token was given to."""
        return self._text("azp")

    @property
    def user_id(self) -> str | None:
        """The stable id of the caller; `{client}@clients` for a program on its own."""
        if found := self._text("uid") or self._text(LEGACY_ID):
            return found
        if self.kind == "client" and self.client_id:
            return f"{self.client_id}@clients"
        return self._text("sub")

    @property
    def email(self) -> str | None:
        """The address that the token itself names."""
        return self._text("email") or self._text(EMAIL)

    @property
    def nickname(self) -> str | None:
        """What the bearer is called, where the token says so."""
        return self._text("nick" if self.kind == "v1" else "nickname")

    @property
    def locale(self) -> str | None:
        """In which language the bearer reads, where the token says so."""
        return self._text("locale")

    @property
    def apis(self) -> frozenset[str]:
        """The APIs that the token opens (`entry`, `sapi`, ...)."""
        return frozenset((self._text(APIS) or "").split())

    @property
    def audiences(self) -> frozenset[str]:
        """For whom the token was made."""
        audience = self.raw.get("aud", ())
        if isinstance(audience, str):
            return frozenset({audience})
        return frozenset(str(item) for item in audience) if isinstance(audience, list) else frozenset()

    def is_complete(self) -> bool:
        """Say whether the claim is there that names the bearer, and names somebody outside the house."""
        named = self._text("uid" if self.kind == "v1" else "sub") is not None
        return named and self.user_id != SYSTEM.user_id

    def _text(self, name: str) -> str | None:
        value = self.raw.get(name)
        return value if isinstance(value, str) and value else None
