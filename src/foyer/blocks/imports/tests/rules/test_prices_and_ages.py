# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.ages import age_range, find_age, parse_age
from foyer.blocks.imports.rules.contacts import parse_email, parse_url
from foyer.blocks.imports.rules.flags import parse_flag
from foyer.blocks.imports.rules.prices import find_amounts, is_free, parse_price
from foyer.blocks.imports.rules.states import attendance_of, availability_of, status_of


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("6", 600), ("6,5", 650), ("6.50", 650), ("€ 6", 600), ("€6,00/kind", 600), ("6 euro", 600),
        ("EUR 12,50", 1250), ("20€", 2000), ("gratis", 0), ("Vrije toegang", 0), ("gratuit", 0), ("0", 0),
        ("1.250 euro", 125000), ("€ 5,-", 500), ("Toegang € 5 (kinderen ook € 5)", 500),
    ],
)  # fmt: skip
def test_a_price_is_read(text, cents):
    assert parse_price(text) == cents


@pytest.mark.parametrize(
    "text", ["", "duur", "€ 15 - € 18", "vanaf 6", "afhankelijk van verbruik", "€ 99999999"]
)
def test_what_is_no_one_price_is_none(text):
    assert parse_price(text) is None


@given(st.integers(0, 99_999), st.integers(0, 99))
def test_an_amount_that_was_written_is_read_again(whole, part):
    amount = whole * 100 + part
    assert parse_price(f"{whole},{part:02d}") == amount
    assert find_amounts(f"Prijs: € {whole}.{part:02d} per persoon") == [amount]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("6-12", "6-12"), ("6 - 12 jaar", "6-12"), ("6+", "6-"), ("vanaf 2 jaar", "2-"),
        ("tot 12 jaar", "0-12"),
        ("alle leeftijden", "-"), ("12", "12-"), ("van 2 tot 3 jaar", "2-3"), ("à partir de 8 ans", "8-"),
        ("ab 6 Jahren", "6-"), ("18 en ouder", "18-"), ("5/7", "5-7"),
    ],
)  # fmt: skip
def test_ages_are_read(text, age):
    assert parse_age(text) == age


@pytest.mark.parametrize("text", ["", "12-6", "jong", "6-999", "al 100 jaar", "800 jaar arm en rijk"])
def test_what_is_no_age_is_none(text):
    assert parse_age(text) is None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Circusworkshops voor kinderen (6-12 jaar)", "6-12"),
        ("Een familievoorstelling voor kinderen vanaf 2 jaar.", "2-"),
        ("voor kinderen van 2 tot 3 jaar. Dit i.s.m.", "2-3"),
        ("Raad eens hoeveel ik van je hou 3+", "3-"),
        ("Kinderen tot 8 jaar gratis", "0-8"),
        ("het museum bestaat 10 jaar", None),
        ("hits uit 40 jaar pop", None),
        ("van 1900 tot 1950", None),
    ],
)
def test_ages_are_found_in_texts(text, age):
    assert find_age(text) == age


@given(st.text(max_size=80))
def test_no_text_breaks_these_readers(text):
    price, age = parse_price(text), parse_age(text)
    assert price is None or price >= 0
    assert age is None or age.count("-") == 1
    is_free(text), parse_flag(text), parse_email(text), status_of(text), availability_of(text)


@given(st.one_of(st.none(), st.integers(0, 200)), st.one_of(st.none(), st.integers(0, 200)))
def test_a_range_is_never_the_wrong_way_round(low, high):
    found = age_range(low, high)
    if found and low is not None and high is not None:
        assert low <= high


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("www.vb.be/agenda", "https://www.vb.be/agenda"),
        ("http://vb.example.org", "http://vb.example.org"),
        ("vb.example.org:8080/x?y=1", "https://vb.example.org:8080/x?y=1"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.be", None),
        ("geen", None),
        ("http://", None),
        ("https://a b.be", None),
        ("http://[::1", None),
        ("https://x.be:99999999/", None),
    ],
)
def test_web_addresses(text, url):
    assert parse_url(text) == url


def test_mail_addresses_flags_and_states():
    assert parse_email("mailto:Info@vb.be") == "Info@vb.be"
    assert parse_email("info@vb") is None
    assert [parse_flag(text) for text in ("Ja", "1", "nee", "0", "", "misschien")] == [
        True, True, False, False, None, None
    ]  # fmt: skip
    assert status_of("https://schema.org/EventCancelled") == "Unavailable"
    assert status_of("uitgesteld") == "TemporarilyUnavailable"
    assert status_of("CONFIRMED") == "Available"
    assert availability_of("Uitverkocht") == "Unavailable"
    assert attendance_of("", has_venue=False, has_url=True) == "online"
    assert attendance_of("hybride", has_venue=True, has_url=True) == "mixed"
    assert attendance_of("hybride", has_venue=False, has_url=True) == "online"
