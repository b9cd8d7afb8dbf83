# SPDX-License-Identifier: EUPL-1.2
"""Whole documents of events and places."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules import ages, images, prices, terms, videos, workflow
from foyer.blocks.offers.rules.addresses import linked
from foyer.blocks.offers.rules.check import Checked
from foyer.blocks.offers.rules.compose.events import event_properties
from foyer.blocks.offers.rules.compose.shared import (
    contact_point,
    opening,
    origin,
    with_contributors,
    with_labels,
)
from foyer.blocks.offers.rules.compose.writing import Writing
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.rules.moments import read, write
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.texts import translations

Json = Mapping[str, Any]
KEPT = ("availableFrom", "workflowStatus", "labels", "hiddenLabels", "geo")
BOOKING = ("phone", "email", "url", "urlLabel", "availabilityStarts", "availabilityEnds")


def composed_offer(kind: str, old: State | None, checked: Checked, writing: Writing) -> State:
    """Return an event or a place after a checked whole document."""
    body = checked.document
    before: Json = old.document if old is not None else {"workflowStatus": workflow.DRAFT}
    document = opening(kind, old, body, writing)
    document["terms"] = terms.replaced(before.get("terms", ()), body["terms"])
    if kind == "place":
        document["address"] = {**before.get("address", {}), **translations(body["address"])}
    if checked.calendar is not None:
        document |= checked.calendar.document()
    document |= {name: before[name] for name in KEPT if name in before}
    internal = dict(old.internal) if old is not None else {}
    _age(kind, body, document, internal)
    document |= _details(old, before, body, writing)
    with_contributors(internal, body)
    if kind == "event":
        document |= event_properties(body, writing)
    document |= origin(old, writing)
    place = linked(body["location"]) if kind == "event" else None
    state = with_labels(State(document, internal, place, linked(body.get("organizer"))), body, writing)
    return finish(kind, _moved(old, state, body, writing), checked.calendar)


def _age(kind: str, body: Json, document: dict[str, Any], internal: dict[str, Any]) -> None:
    if "typicalAgeRange" in body:
        document["typicalAgeRange"] = ages.normal(body["typicalAgeRange"])
        if kind == "place":
            internal["ageKnown"] = True
    elif "birthdateRange" not in body or kind == "place":
        document["typicalAgeRange"] = ages.ALL


def _details(old: State | None, before: Json, body: Json, writing: Writing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": {**before.get("description", {}), **translations(body.get("description", {}))},
        "priceInfo": prices.lines(body["priceInfo"]) if "priceInfo" in body else before.get("priceInfo"),
        "bookingInfo": booking_info(body.get("bookingInfo", {})),
        "contactPoint": contact_point(old, body),
    }
    if "mediaObject" in body:
        found["mediaObject"] = images.replaced(body["mediaObject"], writing.known)
        found["image"] = images.main_url(found["mediaObject"], before.get("image"))
    if "videos" in body:
        found["videos"] = videos.replaced(writing.item_id, body["videos"])
    return {name: value for name, value in found.items() if value}


def booking_info(asked: Json) -> dict[str, Any]:
    """Return booking details as they are stored; a label without url is dropped."""
    found = {name: asked[name] for name in BOOKING if name in asked}
    if "url" not in found:
        found.pop("urlLabel", None)
    elif "urlLabel" in found:
        found["urlLabel"] = translations(found["urlLabel"])
    for name in ("availabilityStarts", "availabilityEnds"):
        if name in found:
            found[name] = write(read(found[name]))
    return found


def _moved(old: State | None, state: State, body: Json, writing: Writing) -> State:
    wanted = body.get("workflowStatus")
    if wanted == workflow.DELETED:
        return workflow.deleted(state)
    if wanted != workflow.READY or workflow.status_of(state) != workflow.DRAFT:
        return state
    at = read(body["availableFrom"]) if "availableFrom" in body else None
    publish = workflow.published_at_creation if old is None else workflow.published
    return publish(state, at, writing.now, auto_approve=writing.auto_approve)
