# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules import texts
from foyer.blocks.imports.rules.texts import Step


@given(st.text())
def test_tidy_and_fold_change_nothing_the_second_time(text):
    assert texts.tidy(texts.tidy(text)) == texts.tidy(text)
    assert texts.tidy(texts.tidy(text, lines=True), lines=True) == texts.tidy(text, lines=True)
    assert texts.fold(texts.fold(text)) == texts.fold(text)


@given(st.text())
def test_a_tidy_text_is_on_one_line_without_outer_blanks(text):
    tidy = texts.tidy(text)
    assert "\n" not in tidy
    assert "  " not in tidy
    assert tidy == tidy.strip()


def test_tidy_keeps_lines_where_asked_to():
    assert texts.tidy(" a \r\n\r\n\r\n\r\n b\tc ", lines=True) == "a\n\nb c"
    assert texts.tidy("e\u0301\u200b") == "é"


@given(st.text(alphabet="aeiouéèëêïîôûçàÉß ’“€-", min_size=1))
def test_a_text_decoded_wrongly_is_decoded_once_more(text):
    try:
        garbled = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    assert texts.ungarbled(garbled) == text


@pytest.mark.parametrize("text", ["café", "Ôde aan €5", "naïef", "Château d’Eau", "ÃÑ"])
def test_a_good_text_is_not_taken_for_garbled(text):
    assert not texts.is_garbled(text)


@pytest.mark.parametrize(
    ("text", "right"), [("cafÃ©", "café"), ("lâ€™amour", "l’amour"), ("Ã tout", "Ã tout")]
)
def test_a_garbled_text_is_seen(text, right):
    assert texts.is_garbled(text) == (right != text)
    assert texts.ungarbled(text) == right


@pytest.mark.parametrize(
    ("steps", "text", "right"),
    [
        ((Step("html"),), "<p>Een &amp; ander</p><br>5 < 6", "Een & ander\n\n5 < 6"),
        ((Step("unshout"),), "HET GROTE FEEST", "Het grote feest"),
        ((Step("unshout"),), "KVS Brussel", "KVS Brussel"),
        ((Step("unshout"),), "TIP", "TIP"),
        ((Step("before", text=" - "),), "Titel - € 6", "Titel"),
        ((Step("after", text=": "),), "Zaal: Titel", "Titel"),
        ((Step("after", text=": "),), "Titel", "Titel"),
        ((Step("lower"), Step("capital")), "ABC", "Abc"),
        ((Step("cut", number=10),), "een lange titel", "een lange…"),
    ],
)
def test_steps_clean_texts(steps, text, right):
    assert texts.apply(steps, text) == right


@given(st.text(), st.integers(2, 50))
def test_a_cut_text_is_never_too_long(text, limit):
    assert len(texts.cut(text, limit)) <= limit
    assert len(text) > limit or texts.cut(text, limit) == text
