# SPDX-License-Identifier: EUPL-1.2
"""PATCH of an event or place: a step of the workflow, named by a parameter of the content type."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.services.set_workflow_status import set_workflow_status
from foyer.kernel.http.routes import Call, Endpoint

FORM = "application/ld+json;domain-model={}"
_COMMAND = re.compile(r'application/ld\+json\s*;\s*domain-model\s*=\s*"?(\w+)"?\s*', re.IGNORECASE)
_REJECTED = {"FlagAsDuplicate": "duplicate", "FlagAsInappropriate": "inappropriate"}


def patch(kind: str) -> Endpoint:
    """Return the endpoint that does what the content type names."""

    def endpoint(call: Call) -> HttpResponse:
        named = _COMMAND.fullmatch(call.request.META.get("CONTENT_TYPE", ""))
        set_workflow_status(call.actor, kind, call["id"], _wanted(call, named[1] if named else ""))
        return HttpResponse(status=204)

    return endpoint


def _wanted(call: Call, command: str) -> Mapping[str, Any]:
    """Return what a command asks for, in the form of the present operation.

    Raises:
        Problem: 400, there is no such command, or its body breaks a rule.
    """
    if reason := _REJECTED.get(command):
        return {"workflowStatus": "REJECTED", "reason": reason}
    match command:
        case "Approve":
            return {"workflowStatus": "APPROVED"}
        case "Reject":
            return {"workflowStatus": "REJECTED", "reason": _body(call, "reject")["reason"]}
        case "Publish":
            at = _body(call, "publish").get("publicationDate") if call.request.body.strip() else None
            return {"workflowStatus": "READY_FOR_VALIDATION", **({"availableFrom": at} if at else {})}
        case _:
            raise problems.legacy("The command in content-type is not supported.")


def _body(call: Call, model: str) -> Mapping[str, Any]:
    data = cleaned(call)
    if faults := schema.faults(f"offer/{model}", data):
        raise problems.invalid_data(faults)
    found: Mapping[str, Any] = data
    return found
