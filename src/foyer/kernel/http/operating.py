# SPDX-License-Identifier: EUPL-1.2
"""What those who run an installation ask of a process: /health, /ready and /metrics, on every host."""

import os
from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from foyer.kernel import health
from foyer.kernel.http import failures, responses
from foyer.kernel.http.operations import name_operation
from foyer.kernel.http.reach import is_local
from foyer.kernel.metrics import collectors
from foyer.kernel.outbox_metrics import OutboxCollector
from foyer.kernel.running_metrics import RunningCollector

PATHS = frozenset({"/health", "/ready", "/metrics"})


def answer(request: HttpRequest) -> HttpResponse:
    """Answer one of the three; only those who may look get numbers."""
    name_operation(request, request.path_info[1:])
    if request.path_info == "/health":
        response = responses.json({"status": "up"})
    elif request.path_info == "/ready":
        checks = health.state()
        ready = set(checks.values()) == {"ok"}
        response = responses.json({"ready": ready, "checks": checks}, 200 if ready else 503)
    elif _may_see_numbers(request):
        response = HttpResponse(_numbers(), content_type=CONTENT_TYPE_LATEST)
    else:
        response = responses.problem(failures.not_found())
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response


def _may_see_numbers(request: HttpRequest) -> bool:
    """Let in who has the token, or, where none is set, who asks from this machine.

    That a proxy stands before us cannot be seen for sure, so that an installation with a public address
    always needs the token.
    """
    if token := settings.FOYER_METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return compare_digest(given.encode(), f"Bearer {token}".encode())
    if not is_local():
        return False
    forwarded = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA"))
    return not forwarded and request.META.get("REMOTE_ADDR", "").startswith(("127.", "::1", "[::1]"))


def _numbers() -> bytes:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY) + generate_latest(_read_now())
    registry = _read_now()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def _read_now() -> CollectorRegistry:
    registry = CollectorRegistry()
    for collector in (OutboxCollector(), RunningCollector(), *collectors()):
        registry.register(collector)
    return registry
