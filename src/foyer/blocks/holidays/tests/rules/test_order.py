# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.holidays.rules.holiday import REGIONS, Holiday, in_order

DAY, NEXT = date(2027, 5, 1), date(2027, 5, 2)


def test_public_ones_come_before_those_of_schools():
    found = [Holiday(DAY, DAY, {"nl": name}, region) for region, name in (
        ("BE-XX", "x"), ("BE-DE", "d"), ("BE-FR", "f"), ("BE-NL", "n"), (None, "b"), (None, "a")
    )]  # fmt: skip
    later = Holiday(NEXT, NEXT, {"nl": "later"})
    assert [one.name["nl"] for one in in_order([later, *found])] == ["a", "b", "n", "f", "d", "x", "later"]


@given(st.permutations([Holiday(DAY, end, {}, region) for end in (DAY, NEXT) for region in (None, *REGIONS)]))
def test_the_order_does_not_depend_on_how_they_came(found):
    assert in_order(found) == in_order(reversed(found))
