# SPDX-License-Identifier: EUPL-1.2
"""Bodies that are converted before their schema is asked: calendars of old forms, prices without a name."""

from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.api.partial import checked
from foyer.blocks.offers.queries.addresses import url
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.prepare.details import named
from foyer.blocks.offers.rules.prepare.legacy import contact_point, convert_calendar
from foyer.blocks.offers.services.copy_event import copy_event
from foyer.blocks.offers.services.set_calendar import set_calendar
from foyer.blocks.offers.services.set_contact_point import set_contact_point
from foyer.blocks.offers.services.set_price_info import set_price_info
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint


def put_calendar(kind: str) -> Endpoint:
    """Return the endpoint that replaces a calendar."""

    def endpoint(call: Call) -> HttpResponse:
        set_calendar(call.actor, kind, call["id"], checked(call, f"offer/{kind}-calendar", _converted))
        return HttpResponse(status=204)

    return endpoint


def post_copy(call: Call) -> HttpResponse:
    """Copy an event onto the calendar of the body."""
    copy_id = copy_event(call.actor, call["id"], checked(call, "offer/event-calendar", _converted))
    return responses.json({"eventId": copy_id, "url": url("event", copy_id)}, 201)


def put_prices(kind: str) -> Endpoint:
    """Return the endpoint that replaces the prices; the base line always has the same name."""

    def endpoint(call: Call) -> HttpResponse:
        set_price_info(call.actor, kind, call["id"], checked(call, "offer/price-info", _named))
        return HttpResponse(status=204)

    return endpoint


def put_contact_point(call: Call) -> HttpResponse:
    """Say how an organiser can be reached: the present form, or the old list of `{type, value}`."""
    data = cleaned(call)
    model = "organizer/contact-point"
    if isinstance(data, list):
        converted = contact_point(data)
        data, model = (data, "organizer/contact") if converted is None else (converted, model)
    if faults := schema.faults(model, data):
        raise problems.invalid_data(faults)
    set_contact_point(call.actor, "organizer", call["id"], data)
    return HttpResponse(status=204)


def _converted(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    calendar = dict(data)
    convert_calendar(calendar)
    return calendar


def _named(data: Any) -> Any:
    return [named(line) for line in data] if isinstance(data, list) else data
