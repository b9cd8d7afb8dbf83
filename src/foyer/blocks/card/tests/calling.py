# SPDX-License-Identifier: EUPL-1.2
"""Calling the entry API in tests, through the dispatcher."""

import orjson
from django.test import Client

from foyer.blocks.identity.public import issue_token
from foyer.blocks.offers.tests.documents import event, organizer, place

BASE = "http://localhost:8000/api/entry"


def call(method, path, body=None, caller=None):
    return Client().generic(
        method,
        f"/api/entry{path}",
        body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {issue_token(caller)}"} if caller else {},
    )


def told(answer):
    """Return the status and document of a refusal."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == answer.status_code
    return document


def made(path, body):
    answer = call("POST", path, body, "owner")
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]


def link(organizer_id):
    return {"organizer": {"@id": f"{BASE}/organizers/{organizer_id}"}}


def made_event(**changed):
    return made("/events", event(made("/places", place()), **changed))


def made_organizer(number):
    return made("/organizers", organizer(url=f"https://host-{number}.example.org"))
