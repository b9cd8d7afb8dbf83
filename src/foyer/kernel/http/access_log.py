# SPDX-License-Identifier: EUPL-1.2
"""One line a request: who answered what in which time. No query, no address of the caller, no keys."""

from django.http import HttpRequest

from foyer.kernel.logs.lines import LINES
from foyer.kernel.logs.scrubbing import scrub_text


def write(
    request: HttpRequest, request_id: str, api: str, operation: str, status: int, seconds: float
) -> None:
    """Write the line of one answered request."""
    LINES.write(
        "request",
        {
            "request_id": scrub_text(request_id),
            "method": scrub_text(request.method or ""),
            "path": scrub_text(request.path_info),
            "api": api,
            "operation": operation,
            "status": status,
            "ms": round(seconds * 1000, 2),
        },
    )
