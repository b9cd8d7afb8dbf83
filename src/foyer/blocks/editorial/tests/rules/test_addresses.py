# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.editorial.rules.addresses import key, normal


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("https://x.example.org/a/b?c=d&e=f#g", "https://x.example.org/a/b?c=d&e=f#g"),
        ("https://x.example.org/een stuk", "https://x.example.org/een%20stuk"),
        ("https://x.example.org/een%20stuk", "https://x.example.org/een%20stuk"),
        ("https://x.example.org/caf%c3%a9", "https://x.example.org/caf%C3%A9"),
        ("https://x.example.org/café", "https://x.example.org/caf%C3%A9"),
        ("https://x.example.org/%7Esomebody", "https://x.example.org/~somebody"),
        ("https://x.example.org/a%2Fb", "https://x.example.org/a/b"),
        ("https://x.example.org/100%25", "https://x.example.org/100%25"),
        ("https://x.example.org/%FF", "https://x.example.org/%FF"),
        ("https://x.example.org/a+b|c", "https://x.example.org/a+b%7Cc"),
    ],
)
def test_normal_forms(given_, shown):
    assert normal(given_) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_normal_form_is_plain_and_means_the_same_encoded_again(address):
    found = normal(address)
    assert found.isascii()
    assert " " not in found
    if "%" not in address:
        assert normal(found) == found


def test_keys_are_of_one_length():
    assert len(key("https://x.example.org/" + "a" * 10_000)) == len(key("https://x.example.org")) == 64
