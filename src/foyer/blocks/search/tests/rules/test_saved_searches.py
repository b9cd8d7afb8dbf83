# SPDX-License-Identifier: EUPL-1.2
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.rules.saved_searches import (
    KeepingError,
    Search,
    decoded,
    kept,
    offer_of,
    own_offer,
)

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)))


@given(TEXTS)
def test_what_was_encoded_comes_back(query):
    assert decoded(quote(query, safe="+")) == query


@pytest.mark.parametrize(
    ("sent", "kept_as"),
    [
        ("a+b", "a+b"),
        ("a%2Bb", "a+b"),
        ("100%", "100%"),
        ("50%korting", "50%korting"),
        ("%E9t%E9", "%E9t%E9"),
        ("%C3%A9t%C3%A9", "été"),
        ("a%00b", "ab"),
        ("%252B", "%2B"),
    ],
)
def test_what_decodes_to_text_is_decoded(sent, kept_as):
    assert decoded(sent) == kept_as


@given(
    st.recursive(
        st.none() | st.integers() | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)
    )
)
def test_any_body_is_kept_or_refused(body):
    try:
        found = kept(body)
    except KeepingError:
        return
    assert found.name.strip()
    assert found.query.strip()


def test_searches_that_nobody_had_to_keep():
    assert own_offer("auth0|x", None, "both") == Search("Door mij ingevoerd", "creator:auth0|x")
    assert own_offer("x", "x@example.org", "id").query == "creator:x"
    assert offer_of("id-1", "Linde") == Search("Aanbod Linde", "organizer.id:id-1")
