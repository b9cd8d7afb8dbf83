# SPDX-License-Identifier: EUPL-1.2
"""How many requests a caller may send to an API: so many a second, and so many at once after a pause.

A caller is a key, a program or a person once an API has accepted what it showed; until then, and for whoever
shows nothing, it is the address that the request comes from. Credentials that nobody has accepted count for
that address: inventing new ones gives no new allowance. Each process counts for itself, in its memory.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address, ip_network
from threading import Lock
from typing import Any

from django.http import HttpRequest
from prometheus_client import Counter

LIMITED = Counter("foyer_requests_limited", "Requests refused for their number.", ("api", "caller"))
ANYBODY = "anonymous"
"""The name of the limit for callers that no API has accepted yet."""
OTHERS = "*"
"""The name of the limit of all APIs that have none of their own."""

_CALLER = "foyer.caller"
_IN_URL = ("apiKey=", "clientId=")
_MOST_CALLERS = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second, and so many at once."""

    per_second: float
    burst: int


def name_caller(request: HttpRequest, kind: str, name: str) -> None:
    """Say who calls, once what the request shows has been accepted: a `client`, a `key` or a `user`."""
    request.META[_CALLER] = (kind, name)


class RateLimits:
    """The allowances of all callers: for each, the moment by which what it has sent is worked off."""

    def __init__(
        self,
        rates: Mapping[str, tuple[float, int]],
        proxies: int = 0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take rates (a second, at once) by API; so many proxies tell where requests come from."""
        self._rates = {name: Rate(*rate) for name, rate in rates.items()}
        self._proxies = proxies
        self._now = now
        self._worked_off: OrderedDict[object, float] = OrderedDict()
        self._accepted: OrderedDict[int, tuple[str, str]] = OrderedDict()
        self._lock = Lock()

    def seconds_to_wait(self, request: HttpRequest, api: str) -> int:
        """Count a request; return 0, or after how many seconds it would be answered."""
        if not self._rates or request.method == "OPTIONS":
            return 0
        caller: tuple[str, str] | None = self._accepted.get(_shown(request))
        own = self._rates.get(api) or self._rates.get(OTHERS)
        if caller is None:
            rate, kind = self._rates.get(ANYBODY) or own, ANYBODY
            bucket: object = _network(address_of(request.META, self._proxies))
        else:
            rate, kind = own, caller[0]
            bucket = (api, *caller)
        if rate is None:
            return 0
        wait = self._take(bucket, rate)
        if wait:
            LIMITED.labels(api, kind).inc()
        return math.ceil(wait)

    def learn(self, request: HttpRequest) -> None:
        """Remember whom an API has accepted by what this request shows."""
        caller = request.META.get(_CALLER)
        if not self._rates or caller is None:
            return
        shown = _shown(request)
        if self._accepted.get(shown) != caller:
            with self._lock:
                _keep(self._accepted, shown, caller)

    def _take(self, bucket: object, rate: Rate) -> float:
        now = self._now()
        with self._lock:
            until = max(self._worked_off.get(bucket, 0.0), now)
            wait = until - now - (rate.burst - 1) / rate.per_second
            if wait > 1e-9:
                return wait
            _keep(self._worked_off, bucket, until + 1 / rate.per_second)
        return 0.0


def _keep(kept: OrderedDict[Any, Any], key: object, value: object) -> None:
    """Keep a value as the latest; of too many the oldest goes."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _MOST_CALLERS:
        kept.popitem(last=False)


def _shown(request: HttpRequest) -> int:
    """Return a number for what a request shows of its sender; the secrets themselves are not kept."""
    get = request.META.get
    query = get("QUERY_STRING", "")
    given: list[str] = []
    if "apiKey=" in query or "clientId=" in query:
        given = [part for part in query.split("&") if part.startswith(_IN_URL)]
    return hash((get("HTTP_AUTHORIZATION"), get("HTTP_X_API_KEY"), get("HTTP_X_CLIENT_ID"), *given))


def address_of(meta: Mapping[str, str], proxies: int) -> str:
    """Return where a request comes from: what the outermost of our own proxies has seen."""
    told = meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    seen = told[-proxies].strip() if len(told) >= proxies > 0 else ""
    return seen or meta.get("REMOTE_ADDR", "")


@lru_cache(maxsize=4096)
def _network(address: str) -> str:
    """Return whom an address belongs to: with IPv6 a household has 2**64 of them."""
    if ":" not in address:
        return address
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip_network((ip, 64), strict=False).network_address)
