# SPDX-License-Identifier: EUPL-1.2
"""The name of the operation that a request calls, as metrics and logs show it."""

from django.http import HttpRequest

_KEY = "foyer.operation"


def name_operation(request: HttpRequest, operation: str) -> None:
    """Say which operation of its contract an API serves for this request."""
    request.META[_KEY] = operation


def operation_of(request: HttpRequest) -> str:
    """Return the operation of a request: what its API said, the name of a page's route, or `unknown`."""
    if operation := request.META.get(_KEY):
        return str(operation)
    if request.resolver_match is not None:
        return request.resolver_match.view_name or "unknown"
    return "unknown"
