# SPDX-License-Identifier: EUPL-1.2
"""Windows and cursors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.kernel import paging
from foyer.kernel.problems import Problem


def test_a_window_names_the_next_part_while_there_is_one():
    window = paging.window({"start": 10, "limit": 2})
    assert window.document(["a", "b"], 13, "/things", {"q": "x y", "start": 10}) == {
        "totalItems": 13,
        "start": 10,
        "limit": 2,
        "next": "/things?q=x+y&start=12&limit=2",
        "member": ["a", "b"],
    }
    assert "next" not in paging.Window(12, 2).document(["c"], 13, "/things", {})
    assert "next" not in paging.Window(50, 2).document([], 13, "/things", {})


def test_a_window_has_defaults():
    assert paging.window({}) == paging.Window(0, 30)


@given(st.integers(-(2**62), 2**62), st.text())
def test_a_cursor_comes_back_as_it_was(number, text):
    assert paging.cursor_position(paging.cursor_text(number, text), int, str) == (number, text)


@pytest.mark.parametrize(
    "text", ["", "x", "é", "bm8", paging.cursor_text("a"), paging.cursor_text(1, 2), "=" * 9]
)
def test_a_cursor_that_we_did_not_give_is_refused(text):
    with pytest.raises(Problem) as refused:
        paging.cursor_position(text, int)
    assert refused.value.status == 400
