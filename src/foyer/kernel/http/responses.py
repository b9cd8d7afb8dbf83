# SPDX-License-Identifier: EUPL-1.2
"""Answers of APIs: JSON documents and problem documents."""

from typing import Any

import orjson
from django.http import HttpResponse

from foyer.kernel.problems import Problem

PROBLEM_JSON = "application/problem+json"


def json(data: Any, status: int = 200, content_type: str = "application/json") -> HttpResponse:
    """Return a JSON answer. Bytes are taken as a document that is JSON already."""
    body = data if isinstance(data, bytes) else orjson.dumps(data)
    return HttpResponse(body, status=status, content_type=content_type)


def problem(told: Problem) -> HttpResponse:
    """Return the problem document of a refusal."""
    return json(told.document(), told.status, PROBLEM_JSON)
