# SPDX-License-Identifier: EUPL-1.2
"""Files in a bucket of storage that speaks the protocol of S3, by three signed requests."""

import io
from typing import BinaryIO, Self
from urllib.parse import parse_qs, urlsplit

import httpx
from django.conf import settings

from foyer.blocks.media.rules.signatures import Credentials, quoted, signed
from foyer.blocks.media.rules.sizes import is_file
from foyer.blocks.media.storage import StorageFailed
from foyer.kernel import clock

_SCHEMES = {"s3": "https", "s3+http": "http"}
_TIMEOUT = httpx.Timeout(30, connect=5)


class Bucket:
    """A bucket, addressed by its path below the host, with an optional prefix before all names."""

    def __init__(self, endpoint: str, folder: str, credentials: Credentials) -> None:
        """Take scheme and host, bucket and prefix as one path, and who signs."""
        self._folder = "/" + folder.strip("/")
        self._credentials = credentials
        self._endpoint = endpoint
        self._host = urlsplit(endpoint).netloc
        # The system's proxies are not asked: where storage is, configuration has said.
        self._client = httpx.Client(timeout=_TIMEOUT, trust_env=False)

    @classmethod
    def of(cls, url: str) -> Self:
        """Return the bucket of an address such as `s3://host/bucket/prefix?region=name`."""
        parts = urlsplit(url)
        region = parse_qs(parts.query).get("region", ["us-east-1"])[0]
        credentials = Credentials(settings.FOYER_STORAGE_KEY, settings.FOYER_STORAGE_SECRET, region)
        return cls(f"{_SCHEMES[parts.scheme]}://{parts.netloc}", parts.path, credentials)

    def save(self, name: str, data: bytes, content_type: str) -> None:
        """Keep a file."""
        self._ask("PUT", name, data, {"Content-Type": content_type})

    def open(self, name: str) -> BinaryIO | None:
        """Return a file, or None."""
        answer = self._ask("GET", name)
        return None if answer is None else io.BytesIO(answer)

    def remove(self, name: str) -> None:
        """Throw a file away."""
        self._ask("DELETE", name)

    def _ask(
        self, method: str, name: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> bytes | None:
        if not is_file(name):
            raise ValueError(f"no image has a file {name!r}")
        path = quoted(f"{self._folder}/{name}")
        sent = signed(
            method, path, {"Host": self._host, **(headers or {})}, body, clock.now(), self._credentials
        )
        try:
            answer = self._client.request(method, self._endpoint + path, content=body or None, headers=sent)
        except httpx.HTTPError as error:
            raise StorageFailed(f"{self._host} does not answer: {type(error).__name__}") from error
        if answer.status_code == httpx.codes.NOT_FOUND and method != "PUT":
            return None
        if not answer.is_success:
            raise StorageFailed(f"{self._host} answers {answer.status_code} to {method}")
        return answer.content
