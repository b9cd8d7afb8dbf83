# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.wordbreak import word_break
from uniseg.wordbreak import words as segments

from foyer.blocks.query.rules import word_classes
from foyer.blocks.query.rules.words import _word, parted, words

_WORD_PARTS = {"ALETTER", "HEBREW_LETTER", "NUMERIC", "KATAKANA"}
LATIN = st.text(st.sampled_from([chr(code) for code in range(0x2B0)] + list("–—‘’“”…€•\"'.,:;_1a -" * 12)))


def by_the_annex(text):
    return [
        segment.lower()
        for segment in segments(text)
        if any(one.isalnum() or word_break(one).name in _WORD_PARTS for one in segment)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jazz in Gent", ["jazz", "in", "gent"]),
        ("l'atelier", ["l'atelier"]),
        ("L’Été à la carte", ["l’été", "à", "la", "carte"]),
        ("publiq.be", ["publiq.be"]),
        ("3,5 of 3.5", ["3,5", "of", "3.5"]),
        ("foo_bar", ["foo_bar"]),
        ("rock-'n-roll", ["rock", "n", "roll"]),
        ("'s avonds", ["s", "avonds"]),
        ("20:30", ["20", "30"]),
        ("a:b", ["a:b"]),
        ("info@example.org", ["info", "example.org"]),
        ("___ -- ! 🎉", []),
        ("東京", ["東", "京"]),
        ("カタカナ", ["カタカナ"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("m²", ["m", "²"]),
        ("", []),
    ],
)
def test_words_are_cut_where_the_annex_cuts(text, expected):
    assert words(text) == expected


@given(LATIN)
def test_latin_text_is_cut_as_by_the_annex(text):
    assert words(text) == by_the_annex(text)


@given(LATIN)
def test_both_patterns_cut_latin_text_alike(text):
    assert words(text) == [word.lower() for word in _word().findall(text)]


@given(st.one_of(LATIN, st.text()))
def test_a_text_parted_at_blanks_gives_its_words(text):
    assert [word for word in parted(text).split(" ") if word] == words(text)


@given(st.text(st.characters(exclude_characters="'\"’‘\u200d", exclude_categories=("Cs", "Cn"))))
def test_any_text_is_cut_as_by_the_annex(text):
    # without the two things that are left out on purpose: Hebrew apostrophes and joined emoji
    assert words(text) == by_the_annex(text)


@pytest.mark.parametrize(
    ("ranges", "names"),
    [
        (word_classes.LETTER, {"ALETTER"}),
        (word_classes.HEBREW, {"HEBREW_LETTER"}),
        (word_classes.NUMBER, {"NUMERIC"}),
        (word_classes.KATAKANA, {"KATAKANA"}),
        (word_classes.JOINER, {"EXTENDNUMLET"}),
        (word_classes.EXTEND, {"EXTEND", "FORMAT", "ZWJ"}),
    ],
)
def test_each_range_of_the_table_is_what_it_says_up_to_its_edges(ranges, names):
    for part in ranges.split():
        first, _, last = part.partition("-")
        start, end = int(first, 16), int(last or first, 16)
        assert word_break(chr(start)).name in names
        assert word_break(chr(end)).name in names
        assert start == 0 or word_break(chr(start - 1)).name not in names
        assert word_break(chr(end + 1)).name not in names
