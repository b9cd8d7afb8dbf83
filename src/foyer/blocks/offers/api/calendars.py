# SPDX-License-Identifier: EUPL-1.2
"""Calendars on their own: old forms are turned into the present one before the schema is asked."""

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.prepare.legacy import convert_calendar
from foyer.blocks.offers.services.set_calendar import set_calendar
from foyer.kernel.http.routes import Call, Endpoint


def put_calendar(kind: str) -> Endpoint:
    """Return the endpoint that replaces a calendar."""

    def endpoint(call: Call) -> HttpResponse:
        data = cleaned(call)
        if isinstance(data, dict):
            data = dict(data)
            convert_calendar(data)
        if faults := schema.faults(f"offer/{kind}-calendar", data):
            raise problems.invalid_data(faults)
        set_calendar(call.actor, kind, call["id"], data)
        return HttpResponse(status=204)

    return endpoint
