# SPDX-License-Identifier: EUPL-1.2
"""Our schemas accept what the published models of the contract accept, and refuse what they refuse.

Bodies are drawn along the published models. Runs where FOYER_CONTRACTS names the folder of published
contracts. Wanted differences: times of childcare are real times, adjusted days may lack hours, a term always
has its domain after the preparation, and summaries of calendars in a body are ignored.
"""

import os
import random
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.prepare import prepare
from foyer.blocks.offers.tests.rules.world import BODIES, PLACE, WORLD

FOLDER = os.environ.get("FOYER_CONTRACTS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="FOYER_CONTRACTS names no folder")

SHARED = {"event": "event", "place": "place", "organizer": "organizer", "offer/status": "common-status"}
EVENT_PUTS = {
    "name": "name", "description": "description", "available-from": "availableFrom",
    "contact-point": "contactPoint", "facilities": "facilities", "typical-age-range": "typicalAgeRange",
    "image-put": "image", "main-image": "main-image", "labels": "labels", "contributors": "contributors",
    "workflow-status": "workflowStatus", "attendance-mode": "attendanceMode", "online-url": "onlineUrl",
    "faqs": "faqs", "departure-places": "departurePlaces", "children-only": "childrenOnly",
    "birthdate-range": "birthdateRange",
}  # fmt: skip
ORGANIZER_PUTS = {
    "name": "name", "description": "description", "educational-description": "educational-description",
    "address": "address", "url": "url", "contact-point": "contactPoint", "main-image": "main-image",
    "labels": "labels", "contributors": "contributors",
}  # fmt: skip
OTHERS = {
    "offer/booking-info": "event-bookingInfo", "offer/price-info": "event-priceInfo",
    "offer/image-post": "event-image-post", "offer/video-post": "event-videos-post",
    "offer/videos-patch": "event-videos-patch", "offer/sub-events": "event-subEvent-patch",
    "offer/audience": "event-audience", "offer/event-calendar": "event-calendar-put",
    "offer/place-calendar": "place-calendar-put", "organizer/contact": "organizer-contact",
    "image/new": "image-post", "organizer/image-post": "organizer-image-post",
    "organizer/images-patch": "organizer-images-patch",
}  # fmt: skip
MODELS = {
    **SHARED,
    **{f"offer/{name}": f"event-{model}-put" for name, model in EVENT_PUTS.items()},
    **{f"organizer/{name}": f"organizer-{model}-put" for name, model in ORGANIZER_PUTS.items()},
    **OTHERS,
}
IGNORED = {"calendarSummary", "terms"}
TEXTS = [
    "nl", "", "a", " ", "https://a.be", "x", "2026-07-06T09:00:00", "2026-07-06", "9:00", "6-12", "a@b.be",
    f"https://x.be/places/{PLACE}", f"https://x.be/events/{PLACE}", f"https://x.be/organizers/{PLACE}", PLACE,
    "https://youtu.be/a", "Available", "x" * 95, "x" * 260, "BE", "aa;b",
]  # fmt: skip


@cache
def model(name: str) -> Any:
    path = Path(str(FOLDER)) / "openapi" / "uitdatabank" / "models" / f"{name}.json"
    return resolved(orjson.loads(path.read_bytes()))


def resolved(node: Any) -> Any:
    if isinstance(node, list):
        return [resolved(item) for item in node]
    if not isinstance(node, dict):
        return node
    own = {
        name: resolved(value) for name, value in node.items() if name not in {"$ref", "$schema", "example"}
    }
    return {"allOf": [model(Path(node["$ref"]).stem)], **own} if "$ref" in node else own


def drawn(node: Any, chance: random.Random, depth: int = 0) -> Any:
    """Return a body along a schema, now and then something else."""
    if chance.random() < 0.03:
        return chance.choice([1, -1, 1.5, "x", [], {}, True])
    if "allOf" in node:
        own = {name: value for name, value in node.items() if name != "allOf"}
        parts = [
            drawn(part, chance, depth) for part in ([own] if "properties" in own else []) + node["allOf"]
        ]
        objects = [part for part in parts if isinstance(part, dict)]
        return {name: value for part in objects for name, value in part.items()} if objects else parts[-1]
    if "enum" in node:
        return chance.choice([*node["enum"], "zz"] if chance.random() < 0.1 else node["enum"])
    kind = node.get("type") or (
        "object" if "properties" in node else "array" if "items" in node else "string"
    )
    if kind == "object":
        return {
            name: drawn(value, chance, depth + 1)
            for name, value in node.get("properties", {}).items()
            if chance.random() < (0.97 if name in node.get("required", ()) else 0.4)
        }
    if kind == "array":
        count = chance.choice([0, 1, 1, 1, 2, 3, 21])
        return [drawn(node.get("items", {}), chance, depth + 1) for _ in range(count)]
    numbers = {"integer": [0, 1, 5, -1, 101], "number": [0, 1.5, 10, -1], "boolean": [True, False]}
    return chance.choice(numbers.get(kind, TEXTS))


def properties(node: Any) -> dict[str, Any]:
    found = dict(node.get("properties", {}))
    for part in node.get("allOf", ()):
        found |= properties(part)
    return found


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(MODELS)), st.integers(0, 2**32))
def test_same_answer(name: str, seed: int) -> None:
    chance = random.Random(seed)
    published = model(MODELS[name])
    body = drawn(published, chance)
    if name in BODIES:
        members = properties(published)
        chosen = chance.sample(sorted(members.keys() - IGNORED), 2)
        body = {**prepare(name, BODIES[name], WORLD).document} | {
            key: drawn(members[key], chance) for key in chosen
        }
    expected = jsonschema_rs.Draft202012Validator(published, formats=schema.FORMATS, validate_formats=True)
    assert (not schema.faults(name, body)) is expected.is_valid(body), body
