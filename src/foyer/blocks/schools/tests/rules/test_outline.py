# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.schools.rules.outline import Line, outline


def test_lines_below_lines():
    text = ["# words", "", "One | 1", "  Two", "    Three | a-b", "  Four |", "Five"]
    assert outline(text) == [
        Line("One", "1", [Line("Two", "", [Line("Three", "a-b")]), Line("Four")]),
        Line("Five"),
    ]


@pytest.mark.parametrize(
    ("lines", "number", "blanks"),
    [
        (["  One"], 1, 2),
        (["One", "    Two"], 2, 4),
        (["One", " Two"], 2, 1),
        (["One", "  Two", "Three", "    Four"], 4, 4),
    ],
)
def test_a_line_below_nothing(lines, number, blanks):
    with pytest.raises(ValueError, match=f"line {number} is indented by {blanks} blanks"):
        outline(lines)
