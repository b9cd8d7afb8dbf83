# SPDX-License-Identifier: EUPL-1.2
"""Large bodies are told the same as small ones, and no more of them is examined than that takes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foyer.blocks.offers.rules import large_bodies, schema
from foyer.blocks.offers.rules.faults import SchemaError

GOOD = {"startDate": "2026-07-06T20:00:00+02:00", "endDate": "2026-07-06T21:00:00+02:00"}
CALENDAR = "offer/event-calendar"
ENUM = "The data should match one item from enum"


def calendar(dates: list[Any], **more: Any) -> dict[str, Any]:
    return {"calendarType": "multiple", "subEvent": dates, **more}


def whole(name: str, body: Any) -> list[SchemaError]:
    """Return what the engine finds in one go."""
    return schema._told(schema._validator(name), body)


@settings(max_examples=25, deadline=None)
@given(
    places=st.sets(st.integers(0, 2999), min_size=1, max_size=4),
    bad=st.sampled_from([{}, 3, {**GOOD, "endDate": "x"}, {**GOOD, "status": {"type": "x"}}]),
)
def test_faults_of_a_long_list_are_those_of_the_whole(places: set[int], bad: Any) -> None:
    body = calendar([bad if number in places else GOOD for number in range(3000)])
    assert large_bodies.is_large(body)
    found = schema.faults(CALENDAR, body)
    # Those of one piece of the list, which is enough to go on.
    assert found
    assert found == whole(CALENDAR, body)[: len(found)]
    first = min(places)
    assert found[0].pointer.startswith(f"/subEvent/{first}")


def test_the_rest_of_a_large_body_is_examined_too() -> None:
    body = calendar([GOOD] * 9_000, status={"type": "x"})
    assert schema.faults(CALENDAR, body) == [SchemaError("/status/type", ENUM)]
    body = calendar([GOOD] * 9_000)
    del body["calendarType"]
    assert schema.faults(CALENDAR, body) == [
        SchemaError("/", "The required properties (calendarType) are missing")
    ]


def test_lengths_are_those_of_the_whole() -> None:
    assert schema.faults("offer/faqs", [{}] * 9_000) == [
        SchemaError("/", "Array should have at most 30 items, 9000 found")
    ]


def test_names_that_a_schema_knows_are_found_among_many() -> None:
    body = {**{f"name{number}": 1 for number in range(9_000)}, "phone": [], "email": [3], "url": []}
    assert schema.faults("offer/contact-point", body) == [
        SchemaError("/email/0", "The data (integer) must match the type: string")
    ]


def test_names_that_nobody_wants_are_told_of_up_to_a_hundred() -> None:
    body = {"name": "x", **{f"name{number}": 1 for number in range(9_000)}}
    (found,) = schema.faults("offer/name", body)
    assert found.text.startswith("Additional object properties are not allowed: name0, name1, ")
    assert found.text.count(",") == 99


def test_equal_items_far_from_each_other() -> None:
    people = [f"an.{number}@example.org" for number in range(9_000)]
    assert schema.faults("offer/contributors", people) == []
    twice = schema.faults("offer/contributors", ["a@example.org", "a@example.org"])
    assert [fault.pointer for fault in twice] == ["/"]
    assert schema.faults("offer/contributors", [*people, people[0]]) == twice


def test_a_length_beyond_that_of_any_part() -> None:
    names = [f"label {number}" for number in range(10_001)]
    assert schema.faults("offer/labels", {"labels": names[1:]}) == []
    assert schema.faults("offer/labels", {"labels": names}) == [
        SchemaError("/labels", "Array should have at most 10000 items, 10001 found")
    ]


def test_a_fault_beyond_the_cut_of_another_list_is_told_as_one_of_the_whole() -> None:
    names = [f"label {number}" for number in range(4_000)]
    organizer = {"mainLanguage": "nl", "name": {"nl": "x"}, "url": "https://example.org"}
    assert schema.faults("organizer", {**organizer, "labels": names, "hiddenLabels": names[1:]}) == []
    assert schema.faults("organizer", {**organizer, "labels": names, "hiddenLabels": [*names[2:], 3]}) == [
        SchemaError("/", "The data is wrong as a whole, although each part of it is right")
    ]


@pytest.mark.parametrize("size", [large_bodies.VALUES - 1, large_bodies.VALUES])
def test_what_counts_as_large(size: int) -> None:
    assert large_bodies.is_large([0] * size) == (size == large_bodies.VALUES)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("offer/faqs", [{}] * 300_000),
        ("offer/sub-events", list(range(300_000))),
        ("offer/name", {str(number): number for number in range(200_000)}),
        (CALENDAR, calendar([{}] * 200_000)),
        (CALENDAR, {"calendarType": "permanent", "openingHours": [{"dayOfWeek": ["x"] * 500}] * 500}),
        ("event", {"mediaObject": [[[]] * 100] * 3_000, "labels": [{}] * 100_000}),
    ],
    ids=["anything", "numbers", "names", "dates", "lists in lists", "two lists"],
)
def test_no_body_keeps_the_engine_busy(name: str, body: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look for what is wrong takes long: of all the values only few are looked at, and once."""
    examined: list[int] = []

    def told(validator: Any, part: Any) -> list[SchemaError]:
        examined.append(large_bodies._size(part, 10_000_000))
        return whole_told(validator, part)

    whole_told = schema._told
    monkeypatch.setattr(schema, "_told", told)
    assert 1 <= len(schema.faults(name, body)) <= 100
    assert len(examined) == 1
    assert examined[0] <= large_bodies.VALUES
