# SPDX-License-Identifier: EUPL-1.2
"""Where APIs are mounted: below /api/<name>, or at the root of a host of their own."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from foyer.kernel.http.failures import BODY_LIMIT

PREFIX = "/api/"


class Api(Protocol):
    """One API. `path` is what follows its mount; it always begins with a slash.

    It may have a method `opened(request, response)` that returns the response with headers of its own. It
    sees every answer given in the name of the API: also documentation, refusals and faults.
    A method `most_bytes(request, path)` returns how large a body may be, or None for the usual limit.
    """

    name: str

    def handle(self, request: HttpRequest, path: str) -> HttpResponseBase: ...


class Mounts:
    """Which API a request is for. An API is imported when its first request comes."""

    def __init__(self, names: Mapping[str, str], hosts: Mapping[str, str]) -> None:
        """Take the mounted names with the dotted paths of their APIs, and the hosts bound to one of them.

        Raises:
            ValueError: a host is bound to a name that is not mounted.
        """
        for host, name in hosts.items():
            if name not in names:
                raise ValueError(f"FOYER_API_HOSTS binds {host} to {name!r}, which is no API")
        self.names = names
        self._loaded: dict[str, Api] = {}
        self._hosts = {host.lower(): name for host, name in hosts.items()}

    def resolve(self, host: str, path: str) -> tuple[str, str] | None:
        """Return the mount and the path below it, or None for a page.

        Where no API is mounted the name is empty and the path is what follows /api. `host` may carry
        a port.
        """
        if self._hosts:
            bound = self._hosts.get(host.lower()) or self._hosts.get(_without_port(host))
            if bound:
                return bound, path
        if not path.startswith(PREFIX):
            return ("", "/") if path == PREFIX[:-1] else None
        name, slash, rest = path[len(PREFIX) :].partition("/")
        if name in self.names:
            return name, slash + rest or "/"
        return "", path[len(PREFIX) - 1 :]

    def load(self, name: str) -> Api:
        """Return the API that is mounted under a name."""
        if name not in self._loaded:
            self._loaded[name] = cast("Api", import_string(self.names[name]))
        return self._loaded[name]


def opened(api: Api | None, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return an answer with the headers that its API wants on all of them."""
    add: Callable[[HttpRequest, HttpResponseBase], HttpResponseBase] | None = getattr(api, "opened", None)
    return add(request, response) if add else response


def most_bytes(api: Api | None, request: HttpRequest, path: str) -> int:
    """Return how large the body of a request may be."""
    asked: Callable[[HttpRequest, str], int | None] | None = getattr(api, "most_bytes", None)
    return (asked(request, path) if asked else None) or BODY_LIMIT


def _without_port(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
