# SPDX-License-Identifier: EUPL-1.2
"""Changing productions: what is wrong with a body is told by field, before anything else is asked."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers.public import cleaned
from foyer.blocks.productions.rules import bodies
from foyer.blocks.productions.rules.refusals import invalid
from foyer.blocks.productions.services.add_event import add_event
from foyer.blocks.productions.services.create_production import create_production
from foyer.blocks.productions.services.merge_productions import merge_productions
from foyer.blocks.productions.services.remove_event import remove_event
from foyer.blocks.productions.services.rename_production import rename_production
from foyer.blocks.productions.services.skip_pair import skip_pair
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call

DONE = 204


def post_production(call: Call) -> HttpResponse:
    """Make a production; answer its id."""
    body = _checked(call, bodies.of_production)
    public_id = create_production(call.actor, body["name"], body["eventIds"])
    return responses.json({"productionId": public_id}, 201)


def put_event(call: Call) -> HttpResponse:
    """Add an event."""
    add_event(call.actor, call["id"], call["eventId"])
    return HttpResponse(status=DONE)


def delete_event(call: Call) -> HttpResponse:
    """Take an event out."""
    remove_event(call.actor, call["id"], call["eventId"])
    return HttpResponse(status=DONE)


def post_merge(call: Call) -> HttpResponse:
    """Merge another production into one."""
    merge_productions(call.actor, call["id"], call["fromId"])
    return HttpResponse(status=DONE)


def put_name(call: Call) -> HttpResponse:
    """Rename a production."""
    body = _checked(call, bodies.of_name)
    rename_production(call.actor, call["id"], body["name"])
    return HttpResponse(status=DONE)


def post_skip(call: Call) -> HttpResponse:
    """Put a pair aside; answer it."""
    body = _checked(call, bodies.of_pair)
    one, other = sorted(set(body["eventIds"]))
    skip_pair(call.actor, one, other)
    return responses.json({"eventIds": [one, other]})


def _checked(call: Call, messages: Callable[[Any], dict[str, str]]) -> Any:
    """Return a body with which nothing is wrong.

    Raises:
        Problem: 400, something is.
    """
    body = cleaned(call)
    if found := messages(body):
        raise invalid(found)
    return body
