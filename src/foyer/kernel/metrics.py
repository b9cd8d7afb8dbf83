# SPDX-License-Identifier: EUPL-1.2
"""What is counted: requests per API, operation and status; never an address or a key."""

from functools import lru_cache

from prometheus_client import Counter, Histogram
from prometheus_client.registry import Collector

_BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

REQUESTS = Counter("foyer_requests", "Requests answered.", ("api", "operation", "status"))
SECONDS = Histogram("foyer_request_seconds", "Time to answer.", ("api", "operation"), buckets=_BUCKETS)

_collectors: list[Collector] = []


def register_collector(collector: Collector) -> None:
    """Make known what reads numbers when /metrics is asked; it must give none where it cannot read them."""
    if collector not in _collectors:
        _collectors.append(collector)


def collectors() -> tuple[Collector, ...]:
    """Return what reads numbers when they are asked for."""
    return tuple(_collectors)


@lru_cache(maxsize=4096)
def _series(api: str, operation: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(api, operation, str(status)), SECONDS.labels(api, operation)


def count_request(api: str, operation: str, status: int, seconds: float) -> None:
    """Count one answered request. `operation` is a name from a contract or route, never from the client."""
    counter, histogram = _series(api, operation, status)
    counter.inc()
    histogram.observe(seconds)
