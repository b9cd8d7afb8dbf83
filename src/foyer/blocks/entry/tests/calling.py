# SPDX-License-Identifier: EUPL-1.2
"""Calling the entry API in tests, through the dispatcher."""

import json
from typing import Any

from django.test import Client

from foyer.blocks.identity.public import issue_token

ROOT = "/api/entry"


class Caller:
    """A client of the API; `subject` None calls without a token."""

    def __init__(self, subject: str | None = "user-one", **claims: Any) -> None:
        self._client = Client()
        self._headers = {}
        if subject is not None:
            self._headers["Authorization"] = f"Bearer {issue_token(subject, **claims)}"

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        data = body if isinstance(body, bytes | str) else b"" if body is None else json.dumps(body)
        sent = {"Content-Type": "application/json", **self._headers, **headers}
        return self._client.generic(method, ROOT + path, data, headers=sent)

    def made(self, kind_path: str, body: Any) -> str:
        response = self("POST", kind_path, body)
        assert response.status_code == 201, response.content
        return response.json()["id"]

    def got(self, path: str) -> Any:
        response = self("GET", path)
        assert response.status_code == 200, response.content
        return response.json()


def problem(response: Any) -> dict[str, Any]:
    assert response.headers["Content-Type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == response.status_code
    return document
