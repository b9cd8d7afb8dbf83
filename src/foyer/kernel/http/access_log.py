# SPDX-License-Identifier: EUPL-1.2
"""One line a request: who answered what in which time. No query, no address of the caller, no keys."""

import structlog
from django.http import HttpRequest

log = structlog.get_logger("foyer.access")


def write(
    request: HttpRequest, request_id: str, api: str, operation: str, status: int, seconds: float
) -> None:
    """Write the line of one answered request."""
    log.info(
        "request",
        request_id=request_id,
        method=request.method,
        path=request.path_info,
        api=api,
        operation=operation,
        status=status,
        ms=round(seconds * 1000, 2),
    )
