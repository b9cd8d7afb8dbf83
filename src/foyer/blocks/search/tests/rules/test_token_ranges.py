# SPDX-License-Identifier: EUPL-1.2
import re

from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.rules import token_ranges

tokens = st.text(st.sampled_from("ab-é\U0010ffff\x00"), max_size=4)
bounds = st.one_of(st.none(), tokens)


@given(bounds, bounds, st.booleans(), st.booleans(), tokens)
def test_a_pattern_holds_the_tokens_between_its_bounds(low, high, include_low, include_high, token):
    pattern = token_ranges.pattern(low, high, include_low=include_low, include_high=include_high)
    above = low is None or token > low or (include_low and token == low)
    below = high is None or token < high or (include_high and token == high)
    written = (
        None if pattern is None else re.sub(r"\\x\{(\w+)\}", lambda m: f"\\U{int(m[1], 16):08x}", pattern)
    )
    assert (written is not None and re.fullmatch(written, token) is not None) is (above and below)


@given(tokens, tokens, st.booleans(), st.booleans(), tokens)
def test_bounds_that_are_cut_off_let_nothing_through_their_fingers(low, high, with_low, with_high, token):
    inside = (low < token or (with_low and low == token)) and (token < high or (with_high and token == high))
    pattern = token_ranges.pattern(low, high, include_low=with_low, include_high=with_high, longest=2)
    if inside:
        written = re.sub(r"\\x\{(\w+)\}", lambda m: f"\\U{int(m[1], 16):08x}", pattern or "")
        assert re.fullmatch(written, token)
