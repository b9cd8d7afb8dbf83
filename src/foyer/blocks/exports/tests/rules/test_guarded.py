# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.exports.rules.guarded import guarded, on_paper, printable


@pytest.mark.parametrize(
    "text", ["=1+1", "+32", "-2", "@SUM(A1)", "\tx", "\rx", "  =1", "\uff1d1", "|x", "\n", '"=1']
)
def test_what_could_begin_a_formula_is_marked_as_text(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a;=1", "a;'=1"),
        ("a; +32; b", "a;' +32; b"),
        ("een\n- twee\r\n=1", "een\n'- twee\r\n'=1"),
        ('a;"=1', "a;'\"=1"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_so_is_what_begins_a_cell_where_semicolons_part_them(text, shown):
    assert guarded(text) == shown


@pytest.mark.parametrize("text", ["", "Avond", "9000", "a=b", "é-è", "12,50 €", "'=1", "a; b\nc"])
def test_other_texts_stay(text):
    assert guarded(text) == text


@given(st.text() | st.text(alphabet=';\t\r\n "=+-@a'))
def test_nothing_dangerous_begins_a_cell(text):
    assert guarded(text)[:1] not in {"\t", "\r", "\n"}
    for cell in re.split(r"[;\t\r\n]", guarded(text)):
        assert cell.lstrip(' "')[:1] not in {"=", "+", "-", "@"}


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_control_character_is_left(text):
    assert not any(ord(sign) < 32 and sign not in "\t\n\r" for sign in printable(text))
    assert not any(0xD800 <= ord(sign) <= 0xDFFF for sign in printable(text))


def test_paper_has_no_pictures_among_letters():
    assert on_paper("Été 😀 e\u0301 ☃︎") == "Été  é "
    assert on_paper("a\x00b") == "ab"
