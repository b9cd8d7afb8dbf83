# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.editorial.rules.negotiation import JSON, LD_JSON, chosen


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", LD_JSON),
        ("*/*", LD_JSON),
        ("application/*", LD_JSON),
        ("application/json", JSON),
        ("application/ld+json", LD_JSON),
        ("Application/JSON; charset=utf-8", JSON),
        ("application/json, */*;q=0.1", JSON),
        ("application/json;q=0.2, application/ld+json;q=0.3", LD_JSON),
        ("application/json, application/ld+json", LD_JSON),
        ("text/html, application/json;q=0.9", JSON),
        ("application/ld+json;q=0, */*", JSON),
        ("*/*;q=0", None),
        ("text/html", None),
        ("text/*, image/png", None),
        ("application/json;q=0", None),
        ("application/json;q=much", JSON),
        ("application/json;q=nan", JSON),
        (",", None),
        ("application/xml,application/json;q=0.001", JSON),
    ],
)
def test_what_a_client_gets(accept, form):
    assert chosen(accept) == form


@given(st.text(max_size=60))
def test_no_header_is_a_fault(accept):
    assert chosen(accept) in {JSON, LD_JSON, None}
