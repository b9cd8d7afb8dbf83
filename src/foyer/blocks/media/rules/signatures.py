# SPDX-License-Identifier: EUPL-1.2
"""Signing requests to storage that speaks the protocol of S3 (AWS Signature Version 4, published by AWS)."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

_ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True)
class Credentials:
    """Who signs, for which region."""

    key: str
    secret: str
    region: str


def signed(
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    moment: datetime,
    credentials: Credentials,
) -> dict[str, str]:
    """Return the headers of a request with those that sign it.

    `path` is already quoted, without query. `headers` must name the host; all of them are signed.
    """
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    whole = {
        **{name.lower(): " ".join(value.split()) for name, value in headers.items()},
        "x-amz-content-sha256": digest,
        "x-amz-date": stamp,
    }
    names = ";".join(sorted(whole))
    canonical = "\n".join(
        [method, path, "", *(f"{name}:{whole[name]}" for name in sorted(whole)), "", names, digest]
    )
    scope = f"{stamp[:8]}/{credentials.region}/s3/aws4_request"
    told = "\n".join([_ALGORITHM, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(_key(credentials, stamp[:8]), told.encode(), hashlib.sha256).hexdigest()
    whole["authorization"] = (
        f"{_ALGORITHM} Credential={credentials.key}/{scope},SignedHeaders={names},Signature={signature}"
    )
    return whole


def quoted(path: str) -> str:
    """Return a path as it is signed and sent."""
    return quote(path, safe="/-_.~")


def _key(credentials: Credentials, day: str) -> bytes:
    key = b"AWS4" + credentials.secret.encode()
    for part in (day, credentials.region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
