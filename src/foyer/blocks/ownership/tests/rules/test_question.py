# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.ownership.rules.question import (
    FILTERS,
    MOST,
    SORTS,
    Question,
    QuestionError,
    item_type,
    read,
)

NAMES = st.sampled_from([*FILTERS, "sort", "start", "limit", "other"])
VALUES = st.one_of(
    st.text(max_size=20), st.integers().map(str), st.sampled_from([*SORTS, "organizer", "approved"])
)


def test_what_is_not_said_has_a_default():
    assert read({"itemId": "x"}) == Question({"itemId": "x"}, "owner_id", 0, 50)


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_asked_is_bounded_or_refused(parameters):
    try:
        found = read(parameters)
    except QuestionError:
        return
    assert found.filters
    assert found.filters.keys() <= parameters.keys()
    assert found.sort in SORTS
    assert 0 <= found.limit <= MOST
    assert 0 <= found.start < 2**63 - found.limit


@pytest.mark.parametrize("text", ["x", "1.5", "+1", " 1", "٣", "²", "9" * 5000])
def test_a_limit_is_a_plain_number(text):
    with pytest.raises(QuestionError, match=r"^Query parameter limit has invalid value"):
        read({"state": "approved", "limit": text})


def test_a_start_of_thousands_of_digits_is_beyond_all_pages():
    assert read({"state": "approved", "start": "9" * 10_000}).start == 2**63 - 1 - MOST


def test_suggestions_are_for_organizers():
    assert item_type({"itemType": "organizer"}) == "organizer"
    with pytest.raises(QuestionError, match="is missing"):
        item_type({"itemType": ""})
