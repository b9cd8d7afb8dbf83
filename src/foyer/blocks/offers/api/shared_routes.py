# SPDX-License-Identifier: EUPL-1.2
"""Single updates of events and places alike: whether the item exists is asked before the body is read."""

from collections.abc import Iterator
from typing import Any

from foyer.blocks.offers.api.calendar_summary import get_calendar_summary
from foyer.blocks.offers.api.converted import put_calendar, put_prices
from foyer.blocks.offers.api.history import get_history
from foyer.blocks.offers.api.image_links import image_routes
from foyer.blocks.offers.api.old_forms import old_routes
from foyer.blocks.offers.api.partial import act, language_known, unwrapped, update
from foyer.blocks.offers.api.read import get_contributors, item_exists
from foyer.blocks.offers.api.texts import (
    delete_age_range,
    delete_description,
    put_age_range,
    put_description,
)
from foyer.blocks.offers.api.videos import video_routes
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.services.set_available_from import set_available_from
from foyer.blocks.offers.services.set_booking_availability import set_booking_availability
from foyer.blocks.offers.services.set_booking_info import set_booking_info
from foyer.blocks.offers.services.set_contact_point import set_contact_point
from foyer.blocks.offers.services.set_contributors import set_contributors
from foyer.blocks.offers.services.set_facilities import set_facilities
from foyer.blocks.offers.services.set_labels import add_label, remove_label, set_labels
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.services.set_organizer import remove_organizer, set_organizer
from foyer.blocks.offers.services.set_status import set_status
from foyer.blocks.offers.services.set_term import set_type
from foyer.blocks.offers.services.set_workflow_status import set_workflow_status
from foyer.kernel.http.routes import Endpoint, Route


def shared_routes(kind: str) -> Iterator[Route]:
    """Go through the operations that an event or place has under its own address."""
    known = (item_exists(kind),)

    def route(name: str, method: str, path: str, endpoint: Endpoint) -> Route:
        checks = (language_known,) if "{language}" in path else ()
        pattern = f"/{PLURAL[kind]}" + "/{id}" + path
        return Route(
            f"{kind}-{name}", method, pattern, endpoint, checks=checks, if_refused=(item_exists(kind),)
        )

    def public(name: str, endpoint: Endpoint) -> Route:
        pattern = f"/{PLURAL[kind]}" + "/{id}/" + name
        return Route(f"{kind}-{name}-get", "GET", pattern, endpoint, public=True, checks=known)

    def put(
        name: str, model: str, verb: Any, *names: str, wrapper: str = "", old: bool = False
    ) -> Iterator[Route]:
        path = f"/{name}" + "".join("/{" + parameter + "}" for parameter in names)
        endpoint = update(kind, f"offer/{model}", verb, *names, convert=unwrapped(wrapper))
        yield route(f"{name}-put", "PUT", path, endpoint)
        if old:
            yield route(f"{name}-post", "POST", path, endpoint)

    yield public("calendar-summary", get_calendar_summary(kind))
    history = f"/{PLURAL[kind]}" + "/{id}/history"
    yield Route(f"{kind}-history-get", "GET", history, get_history(kind), checks=known)
    yield from put("status", "status", set_status)
    yield from put("facilities", "facilities", set_facilities, wrapper="facilities")
    yield from put("workflow-status", "workflow-status", set_workflow_status)
    yield from put("name", "name", set_name, "language")
    yield from put("available-from", "available-from", set_available_from)
    yield from put("booking-availability", "booking-availability", set_booking_availability)
    yield from put("contact-point", "contact-point", set_contact_point, wrapper="contactPoint", old=True)
    yield from put("booking-info", "booking-info", set_booking_info, wrapper="bookingInfo", old=True)
    yield route("price-info-put", "PUT", "/price-info", put_prices(kind))
    yield route("calendar-put", "PUT", "/calendar", put_calendar(kind))
    yield route("description-put", "PUT", "/description/{language}", put_description(kind))
    yield route("description-delete", "DELETE", "/description/{language}", delete_description(kind))
    yield route("typical-age-range-put", "PUT", "/typical-age-range", put_age_range(kind))
    yield route("typical-age-range-post", "POST", "/typical-age-range", put_age_range(kind))
    yield route("typical-age-range-delete", "DELETE", "/typical-age-range", delete_age_range(kind))
    yield route("type-put", "PUT", "/type/{term}", act(set_type, kind))
    yield route("organizer-put", "PUT", "/organizer/{organizer}", act(set_organizer, kind))
    yield route("organizer-delete", "DELETE", "/organizer/{organizer}", act(remove_organizer, kind))
    yield from label_routes(kind)
    yield from contributor_routes(kind)
    yield from video_routes(kind)
    yield from image_routes(kind)
    yield from old_routes(kind)


def contributor_routes(kind: str) -> Iterator[Route]:
    """Go through the operations on the contributors of an item."""
    one = f"/{PLURAL[kind]}" + "/{id}/contributors"
    known = (item_exists(kind),)
    endpoint = update(kind, "offer/contributors", set_contributors)
    yield Route(f"{kind}-contributors-get", "GET", one, get_contributors(kind), checks=known)
    yield Route(f"{kind}-contributors-put", "PUT", one, endpoint, if_refused=known)


def label_routes(kind: str) -> Iterator[Route]:
    """Go through the operations on the labels of an item."""
    one = f"/{PLURAL[kind]}" + "/{id}/labels"
    known = (item_exists(kind),)
    of = "organizer" if kind == "organizer" else "offer"

    def route(name: str, method: str, path: str, endpoint: Endpoint) -> Route:
        return Route(f"{kind}-{name}", method, one + path, endpoint, if_refused=known)

    yield route("labels-put", "PUT", "", update(kind, f"{of}/labels", _set_labels))
    yield route("label-put", "PUT", "/{label*}", act(add_label, kind))
    yield route("label-delete", "DELETE", "/{label*}", act(remove_label, kind))


def _set_labels(actor: Any, kind: str, public_id: str, wanted: dict[str, Any]) -> bool:
    return set_labels(actor, kind, public_id, wanted["labels"])
