# SPDX-License-Identifier: EUPL-1.2
"""Whatever JSON comes in: an answer, never an exception, and nothing stored that cannot be read again."""

from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.index import Surroundings, index_document
from foyer.blocks.offers.rules.prepare import prepare, references
from foyer.blocks.offers.rules.schema import _schemas
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.tests.rules.test_schema_texts import JSON
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    BODIES,
    IMAGE,
    NOW,
    PLACE,
    WORLD,
    World,
    body,
    checked,
    written,
)

KINDS = st.sampled_from(["event", "place", "organizer"])
WORDS = st.sampled_from(
    [
        "nl",
        "fr",
        "-",
        "6-12",
        "single",
        "multiple",
        "periodic",
        "permanent",
        "2026-07-06T09:00:00",
        "DELETED",
        "2026-07-06",
        "10:00",
        "9:00",
        "monday",
        "base",
        "tariff",
        "online",
        "0.50.4.0.0",
        "",
        "a",
        f"https://x.be/places/{PLACE}",
        f"https://x.be/images/{IMAGE}",
        "https://youtu.be/a",
        "Available",
        "Unavailable",
        "phone",
    ]
)
MEMBERS = st.sampled_from(
    [
        "nl",
        "fr",
        "@id",
        "id",
        "type",
        "value",
        "startDate",
        "endDate",
        "start",
        "end",
        "opens",
        "closes",
        "dayOfWeek",
        "category",
        "price",
        "name",
        "url",
        "urlLabel",
        "openingHours",
        "timeSpans",
        "subEvent",
        "capacity",
        "remainingCapacity",
        "reason",
        "calendarType",
        "domain",
        "childcare",
        "status",
        "language",
    ]
)
LIKELY = st.recursive(
    WORDS
    | st.integers(-2, 10**20)
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS, inner, max_size=4),
    max_leaves=8,
)
OLD = ["type", "theme", "calendar", "timeSpans", "website", "contact"]


@st.composite
def near_misses(draw: Any) -> tuple[str, dict[str, Any]]:
    """Draw a kind and a body that passes, with a few properties replaced by likely nonsense."""
    kind = draw(KINDS)
    names = st.sampled_from(sorted(_schemas()[kind]["properties"]) + OLD)
    return kind, body(kind, **draw(st.dictionaries(names, LIKELY, max_size=3)))


def linked(state: State) -> dict[str, Any]:
    """Return the links of an item as a GET shows them."""
    links = {"location": ("places", state.place), "organizer": ("organizers", state.organizer)}
    return {
        name: {"@id": f"{BASE}/{plural}/{item_id}", "more": 1}
        for name, (plural, item_id) in links.items()
        if item_id is not None
    }


def follow(kind: str, document: Any) -> None:
    references(document)
    if checked(kind, document).problem is not None:
        return
    state = written(kind, document)
    assert orjson.loads(orjson.dumps(state.document)) == state.document
    assert written(kind, document, state).document == state.document
    sent_back = {**state.document, **linked(state)}
    again = written(kind, sent_back, state, known=World(places=frozenset({PLACE, state.place or ""})))
    assert set(again.differs(state)) <= {"ageKnown", "completeness"}
    if kind != "organizer":
        assert Calendar.stored(state.document).document().items() <= state.document.items()
    assert index_document(kind, state.document, Surroundings(NOW))["mainLanguage"] == ["nl"]


@given(KINDS, JSON)
def test_any_json(kind: str, document: Any) -> None:
    follow(kind, document)


@settings(max_examples=400)
@given(near_misses())
def test_near_misses(drawn: tuple[str, dict[str, Any]]) -> None:
    follow(*drawn)


def test_a_body_of_another_kind() -> None:
    for kind in BODIES:
        for other in BODIES:
            follow(kind, BODIES[other])


def test_ten_thousand_sub_events() -> None:
    spans = [{"startDate": "2026-07-06T09:00:00", "endDate": "2026-07-06T09:00:00Z"} for _ in range(10_000)]
    state = written("event", body("event", calendarType="multiple", subEvent=spans))
    assert len(state.document["subEvent"]) == 10_000


def test_ten_thousand_faults() -> None:
    spans: list[Any] = [{"startDate": 1, "endDate": "x", "status": []} for _ in range(10_000)]
    problem = checked("event", body("event", calendarType="multiple", subEvent=spans)).problem
    assert problem is not None
    assert len(problem.extra["schemaErrors"]) == 100


def test_deep_bodies() -> None:
    for depth in (100, 249, 254, 300, 5000):
        deep: Any = {"a": 1}
        for _ in range(depth):
            deep = {"a": deep}
        problem = prepare("event", body("event", extra=deep), WORLD).problem
        assert (problem is None) is (depth < 250)
