# SPDX-License-Identifier: EUPL-1.2
"""Connections to what is outside, judged when they are made and ended when the time is over."""

import ssl
import time
from collections.abc import Iterable, Mapping
from typing import Any

import httpcore

from foyer.kernel.outside.addresses import addresses_of
from foyer.kernel.outside.refusals import NotFetched, Reason


class Deadline:
    """A moment by which all must be done, redirects and slow senders included."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Return the seconds that a step may take, at most `timeout`.

        Raises:
            NotFetched: no time is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise NotFetched(Reason.TIME)
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Looks a name up once, judges every address that it has, and connects to the first of those.

    Nobody looks the name up again: an answer that changes its mind leads nowhere else. A host of `allowed`
    is connected to where the map says, unjudged.
    """

    def __init__(self, deadline: Deadline, allowed: Mapping[str, str], *, inside: bool) -> None:
        self._deadline = deadline
        self._allowed = allowed
        self._inside = inside
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect; as the library asks for it."""
        address, port = self._where(host, port)
        timeout = self._deadline.left(timeout)
        stream = self._sockets.connect_tcp(address, port, timeout, local_address, socket_options)
        return TimedStream(stream, self._deadline)

    def _where(self, host: str, port: int) -> tuple[str, int]:
        mapped = self._allowed.get(host)
        if mapped is None:
            return addresses_of(host, port, inside=self._inside)[0], port
        address, _, mapped_port = mapped.rpartition(":")
        if not address or not mapped_port.isdecimal():
            return mapped.strip("[]"), port
        return address.strip("[]"), int(mapped_port)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends by a deadline: a byte now and then keeps nobody waiting."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read; as the library asks for it."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write; as the library asks for it."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close; as the library asks for it."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Encrypt; the certificate must be of the host that was asked for, not of its address."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the library wants to know of the connection."""
        return self._stream.get_extra_info(info)
