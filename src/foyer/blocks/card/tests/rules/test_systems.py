# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.card.rules.systems import CardSystem, DistributionKey, named, shown


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ([], []),
        ([7, "8", 7, "7"], ["7", "8"]),
        ([None, 7], ["7"]),
        (["x" * 255], ["x" * 255]),
        (list(range(1000)), [str(number) for number in range(1000)]),
    ],
)
def test_ids_of_a_body(body, ids):
    assert named(body) == ids


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"7": 1},
        "7",
        7,
        None,
        True,
        [True],
        [7.5],
        [[7]],
        [{"id": 7}],
        [""],
        ["x" * 256],
        list(range(1001)),
    ],
)
def test_what_is_no_list_of_ids(body):
    assert named(body) is None


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_any_body_is_judged(body):
    ids = named(body)
    assert ids is None or (all(ids) and len(set(ids)) == len(ids))


def test_systems_by_their_ids():
    systems = [CardSystem(7, "Gent", (DistributionKey("a", "Alles"),)), CardSystem("x", "Aalst")]
    assert shown(systems) == {
        "7": {"id": 7, "name": "Gent", "distributionKeys": {"a": {"id": "a", "name": "Alles"}}},
        "x": {"id": "x", "name": "Aalst", "distributionKeys": {}},
    }
    assert shown([]) == {}
