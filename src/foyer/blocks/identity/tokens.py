# SPDX-License-Identifier: EUPL-1.2
"""Bearer tokens: RS256, of this installation or of an issuer that it trusts.

`FOYER_TRUSTED_ISSUERS` is a comma-separated list of `issuer=keys`, where keys is the address of
a JWKS document or the path of a PEM file with a public key. Each issuer is trusted with every user id:
no id belongs to one of them.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import orjson
import structlog
from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from foyer.blocks.identity.rules.claims import APIS, Claims, TokenError
from foyer.kernel import clock, ids
from foyer.kernel.outside import NotFetched, fetch

LEEWAY = timedelta(seconds=30)
REFRESH = timedelta(minutes=5)
_MOST_KEY_BYTES = 1_000_000

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """A key of an issuer, as it was read once: read anew it is another one."""

    rsa: RSAKey


_fetched: dict[str, tuple[float, list[_Key]]] = {}


def verify_token(token: str) -> Claims:
    """Check the form, signature, times, issuer and bearer of a token, in this order.

    Tokens of the first generation (`uid`) count as issued by nobody where the installation takes none.

    Raises:
        TokenError: with the kind of the first check that failed.
    """
    header, payload = _parts(token)
    issuer = payload.get("iss")
    is_known = isinstance(issuer, str) and issuer in _issuers()
    # A key speaks for its own issuer only: another one that is trusted cannot sign in our name.
    keys = _keys_of(issuer) if isinstance(issuer, str) and is_known else _all_keys()
    if header.get("alg") != "RS256" or not _is_signed_by(token, keys):
        raise TokenError("signature")
    _check_times(payload)
    if not is_known:
        raise TokenError("issuer")
    claims = Claims(payload)
    if claims.kind == "v1" and not settings.FOYER_V1_TOKENS:
        raise TokenError("issuer")
    if not claims.is_complete():
        raise TokenError("claims")
    return claims


def _check_times(payload: dict[str, Any]) -> None:
    moment = clock.now().timestamp()
    leeway = LEEWAY.total_seconds()
    for name, early in (("nbf", True), ("iat", True), ("exp", False)):
        instant = payload.get(name)
        if instant is None and early:
            continue
        if isinstance(instant, bool) or not isinstance(instant, int | float):
            raise TokenError("claims")
        if (instant > moment + leeway) if early else (instant < moment - leeway):
            raise TokenError("expired")


def issue_token(
    subject: str,
    *,
    client_id: str | None = None,
    email: str | None = None,
    apis: tuple[str, ...] = ("entry", "sapi"),
    lifetime: timedelta = timedelta(hours=8),
) -> str:
    """Return a token of this installation for a person, or for a program where `client_id` is its subject."""
    moment = int(clock.now().timestamp())
    payload: dict[str, Any] = {
        "iss": settings.FOYER_PUBLIC_URL,
        "sub": subject,
        "iat": moment,
        "exp": moment + int(lifetime.total_seconds()),
        "jti": ids.new(),
        APIS: " ".join(apis),
    }
    if client_id:
        payload["azp"] = client_id
        if subject == f"{client_id}@clients":
            payload["gty"] = "client-credentials"
    if email:
        payload["email"] = email
    return jwt.encode({"alg": "RS256"}, payload, _own_key().rsa)


def _parts(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    pieces = token.split(".")
    if len(pieces) != 3:
        raise TokenError("not-jwt")
    try:
        # orjson refuses what is nested too deep, and numbers that are none (NaN), as bad syntax.
        header, payload = (orjson.loads(_decoded(piece)) for piece in pieces[:2])
    except ValueError as error:
        raise TokenError("not-jwt") from error
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise TokenError("not-jwt")
    return header, payload


def _decoded(piece: str) -> bytes:
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(piece + "=" * (-len(piece) % 4))


def _is_signed_by(token: str, keys: list[_Key]) -> bool:
    return any(_is_signed(token, key) for key in keys)


# Callers send the same token many times, and to check its signature takes a tenth of a small change. Its
# times and what else it claims are judged each time; a key that is fetched anew is another key.
@lru_cache(maxsize=2048)
def _is_signed(token: str, key: _Key) -> bool:
    try:
        jwt.decode(token, key.rsa, algorithms=["RS256"])
    except (JoseError, ValueError):
        return False
    return True


@cache
def _own_key() -> _Key:
    """The key pair of this installation; made and kept (mode 600) at its first use."""
    path: Path = settings.FOYER_HOME / "identity" / "issuer.pem"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = RSAKey.generate_key(2048, private=True).as_pem(private=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
    return _Key(RSAKey.import_key(path.read_bytes()))


def _trusted() -> list[tuple[str, str]]:
    pairs = (entry.partition("=") for entry in settings.FOYER_TRUSTED_ISSUERS)
    return [(issuer, keys) for issuer, _, keys in pairs]


def _issuers() -> set[str]:
    return {settings.FOYER_PUBLIC_URL, *(issuer for issuer, _ in _trusted())}


def _keys_of(issuer: str) -> list[_Key]:
    if issuer == settings.FOYER_PUBLIC_URL:
        return [_own_key()]
    return [key for name, source in _trusted() if name == issuer for key in _keys_from(source)]


def _all_keys() -> list[_Key]:
    return [key for issuer in sorted(_issuers()) for key in _keys_of(issuer)]


def _keys_from(source: str) -> list[_Key]:
    """Keys of another issuer, kept for five minutes; the last ones serve while it is away."""
    moment = clock.now().timestamp()
    kept = _fetched.get(source)
    if kept and moment - kept[0] < REFRESH.total_seconds():
        return kept[1]
    try:
        keys = _load(source)
    except (NotFetched, OSError, JoseError, ValueError) as error:
        _log.warning("issuer_keys_not_read", source=source, error=type(error).__name__)
        keys = kept[1] if kept else []
    _fetched[source] = (moment, keys)
    return keys


def _load(source: str) -> list[_Key]:
    if source.startswith(("http://", "https://")):
        # An operator named the address: the issuer may well live in the own network.
        found = KeySet.import_key_set(orjson.loads(fetch(source, _MOST_KEY_BYTES, seconds=5, inside=True)))
        return [_Key(key) for key in found.keys if isinstance(key, RSAKey)]
    return [_Key(RSAKey.import_key(Path(source).read_bytes()))]
