# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.mail.rules.addresses import address_key, is_address


@pytest.mark.parametrize(
    "text",
    ["an@example.org", "dev+e2etest@publiq.be", "o'neil@example.co.uk", "a@b", "an@münchen.example", "1@2.3"],
)
def test_plain_addresses_pass(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "an",
        "@example.org",
        "an@",
        "an@example..org",
        "an@-example.org",
        "an@example-.org",
        ".an@example.org",
        "an.@example.org",
        "an @example.org",
        "an@example.org\n",
        "an@example.org\r\nBcc: all@example.org",
        "an@example.org, be@example.org",
        "An <an@example.org>",
        '"an"@example.org',
        "an(x)@example.org",
        "ån@example.org",
        "an@exa\x00mple.org",
        "an@" + "x" * 64 + ".org",
        "a" * 65 + "@example.org",
        "an@" + ".".join(["x" * 60] * 5),
    ],
)
def test_everything_else_is_refused(text):
    assert not is_address(text)


@given(st.text(max_size=300))
def test_nothing_that_passes_can_end_a_line_or_a_list(text):
    for candidate in (text, f"{text}@example.org", f"an@{text}"):
        if is_address(candidate):
            assert not set(candidate) & set('\r\n\x00 ,;<>:"()\\\x85\u2028\u2029')


def test_capitals_make_no_other_address():
    assert address_key(" An@Example.ORG ") == "an@example.org"
