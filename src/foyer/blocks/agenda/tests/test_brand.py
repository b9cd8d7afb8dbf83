# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_of_black_on_white_is_21():
    assert brand.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert brand.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_our_own_tokens_need_no_repair():
    made = brand.mend({})
    assert made.repairs == ()
    assert dict(made.light) == brand.LIGHT
    assert dict(made.dark) == brand.DARK


def test_a_faint_colour_is_moved_and_the_repair_is_said():
    made = brand.mend({"curtain": "#ff9900"})
    (repair,) = made.repairs
    assert (repair.token, repair.given, repair.scheme) == ("curtain", "#ff9900", "light")
    assert repair.used == made.light["curtain"] != "#ff9900"
    assert "#ff9900 is too faint on paper" in repair.sentence
    assert brand.contrast(made.light["curtain"], made.light["paper"]) >= 4.5


@pytest.mark.parametrize("chosen", [{"primary": "#000000"}, {"curtain": "red"}, {"curtain": "#fff"}])
def test_what_is_no_token_or_no_colour_is_refused(chosen):
    with pytest.raises(ValueError, match="brand:"):
        brand.mend(chosen)


@given(st.dictionaries(st.sampled_from(sorted(brand.LIGHT)), COLOURS))
def test_accents_always_read_well_on_grounds_that_do_not_fight(chosen):
    # One paper and one raised ground far apart leave no colour that reads on both.
    kept = {token: colour for token, colour in chosen.items() if token not in {"paper", "raised"}}
    made = brand.mend(kept)
    for scheme in (made.light, made.dark):
        for token, grounds, wanted in brand.PAIRS:
            for ground in grounds:
                assert brand.contrast(scheme[token], scheme[ground]) >= wanted


@given(COLOURS)
def test_words_on_any_colour_are_readable(colour):
    assert brand.contrast(brand.readable_on(colour), colour) >= 4.0


def test_the_sheet_sets_both_schemes():
    text = brand.sheet(brand.mend({"curtain": "#0b5fa5"}))
    assert text.startswith(":root{")
    assert "--curtain:#0b5fa5" in text
    assert '[data-theme="dark"]' in text
    assert "--on-curtain:#ffffff" in text
