# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.exports.rules.listing import LONGEST, told
from foyer.blocks.exports.tests.documents import concert, hall


def said(document, language="nl"):
    return told(document, "Kop", "7", language, lambda _document, size: f"wanneer {size}")


def test_what_is_said_of_an_event():
    found = said(
        concert(
            priceInfo=[{"category": "base", "price": 0}],
            typicalAgeRange="12-",
            description={"nl": "<p>Een</p><p>twee</p>"},
            bookingInfo={"url": "https://book.example.org"},
        )
    )
    assert (found.heading, found.number, found.name) == ("Kop", "7", "Avond aan de Leie")
    assert found.when == "wanneer md"
    assert found.where == "De Zaal, Markt 1, 9000 Gent"
    assert found.facts == "Prijs: 0,00 € · Leeftijd: 12+ jaar · Concert"
    assert found.text == "Een twee"
    assert found.link == "https://book.example.org"


def test_a_place_stands_with_its_address_alone():
    assert said(hall()).where == "Markt 1, 9000 Gent"


def test_a_long_text_is_cut_between_words():
    text = said(concert(description={"nl": "woord " * 200})).text
    assert len(text) <= LONGEST + 2
    assert text.endswith("woord …")


def test_no_link_runs_anything():
    found = said(concert(bookingInfo={"url": "javascript:alert(1)"}, sameAs=["https://agenda.example.org"]))
    assert found.link == "https://agenda.example.org"
