# SPDX-License-Identifier: EUPL-1.2
"""Single updates that one kind alone has.

Events and places find out whether the item exists when they write; organisers ask first.
"""

from collections.abc import Iterator
from typing import Any

from foyer.blocks.offers.api.converted import post_copy, put_contact_point
from foyer.blocks.offers.api.image_links import organizer_image_routes
from foyer.blocks.offers.api.partial import act, language_known, update
from foyer.blocks.offers.api.read import get_events, item_exists
from foyer.blocks.offers.api.shared_routes import contributor_routes, label_routes
from foyer.blocks.offers.api.texts import delete_description, put_description
from foyer.blocks.offers.services.patch_sub_events import patch_sub_events
from foyer.blocks.offers.services.set_address import remove_address, set_address
from foyer.blocks.offers.services.set_attendance import set_attendance_mode, set_location, set_online_url
from foyer.blocks.offers.services.set_audience import (
    set_audience,
    set_birthdate_range,
    set_children_only,
    set_departure_places,
)
from foyer.blocks.offers.services.set_faqs import set_faqs
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.services.set_term import set_theme
from foyer.blocks.offers.services.set_website import set_website
from foyer.kernel.actors import Actor
from foyer.kernel.http.routes import Endpoint, Route

EDUCATION = "educationalDescription"


def event_routes() -> Iterator[Route]:
    """Go through the operations of events only."""

    def route(name: str, method: str, path: str, endpoint: Endpoint) -> Route:
        return Route(f"event-{name}", method, "/events/{id}" + path, endpoint)

    def put(name: str, verb: Any) -> Route:
        return route(f"{name}-put", "PUT", f"/{name}", update("event", f"offer/{name}", verb))

    yield route(
        "sub-events-patch", "PATCH", "/sub-events", update("event", "offer/sub-events", patch_sub_events)
    )
    yield route("copies-post", "POST", "/copies", post_copy)
    yield route("location-put", "PUT", "/location/{place}", act(set_location))
    yield route("theme-put", "PUT", "/theme/{term}", act(set_theme))
    yield route("theme-delete", "DELETE", "/theme", act(_without_theme))
    yield put("attendance-mode", set_attendance_mode)
    yield put("online-url", _set_online_url)
    yield route("online-url-delete", "DELETE", "/online-url", act(_without_online_url))
    yield put("audience", set_audience)
    yield put("children-only", set_children_only)
    yield put("birthdate-range", set_birthdate_range)
    yield route("birthdate-range-delete", "DELETE", "/birthdate-range", act(_without_birthdates))
    yield put("departure-places", set_departure_places)
    yield put("faqs", set_faqs)


def place_routes() -> Iterator[Route]:
    """Go through the operations of places only."""
    for method in ("PUT", "POST"):
        yield Route(
            f"place-address-{method.lower()}",
            method,
            "/places/{id}/address/{language}",
            update("place", "offer/address", set_address, "language"),
            checks=(language_known,),
        )
    yield Route("place-events-get", "GET", "/places/{id}/events", get_events, checks=(item_exists("place"),))


def organizer_routes() -> Iterator[Route]:
    """Go through the operations of organisers only."""

    def route(name: str, method: str, path: str, endpoint: Endpoint) -> Route:
        checks = (language_known,) if "{language}" in path else ()
        known = (item_exists("organizer"),)
        pattern = "/organizers/{id}" + path
        return Route(f"organizer-{name}", method, pattern, endpoint, checks=checks, if_refused=known)

    def put(name: str, verb: Any, *names: str, path: str = "") -> Route:
        endpoint = update("organizer", f"organizer/{name}", verb, *names)
        return route(f"{name}{'-language' if names else ''}-put", "PUT", path or f"/{name}", endpoint)

    yield put("name", set_name)
    yield put("name", set_name, "language", path="/name/{language}")
    yield put("address", set_address)
    yield put("address", set_address, "language", path="/address/{language}")
    yield route("address-delete", "DELETE", "/address", act(remove_address))
    yield put("url", set_website)
    yield route("contact-point-put", "PUT", "/contact-point", put_contact_point)
    yield route("description-put", "PUT", "/description/{language}", put_description("organizer"))
    yield route("description-delete", "DELETE", "/description/{language}", delete_description("organizer"))
    education = "/educational-description/{language}"
    yield route("educational-description-put", "PUT", education, put_description("organizer", EDUCATION))
    yield route(
        "educational-description-delete", "DELETE", education, delete_description("organizer", EDUCATION)
    )
    yield from organizer_image_routes()
    yield from label_routes("organizer")
    yield from contributor_routes("organizer")


def _set_online_url(actor: Actor, _kind: str, public_id: str, wanted: dict[str, str]) -> bool:
    return set_online_url(actor, public_id, wanted["onlineUrl"])


def _without_online_url(actor: Actor, public_id: str) -> bool:
    return set_online_url(actor, public_id, None)


def _without_theme(actor: Actor, public_id: str) -> bool:
    return set_theme(actor, public_id, None)


def _without_birthdates(actor: Actor, public_id: str) -> bool:
    return set_birthdate_range(actor, "event", public_id, None)
