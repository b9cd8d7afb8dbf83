# SPDX-License-Identifier: EUPL-1.2
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.linked_data.street import Street, street_of


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("Hoornblaas 107", "Hoornblaas", "107"),
        ("Molenstraat 12", "Molenstraat", "12"),
        ("Molenstraat 12A", "Molenstraat", "12A"),
        ("Molenstraat 12 A", "Molenstraat", "12A"),
        ("Molenstraat 12-14", "Molenstraat", "12-14"),
        ("Molenstraat 12 / 14", "Molenstraat", "12/14"),
        ("Molenstraat 12+14a", "Molenstraat", "12+14a"),
        ("Molenstraat 12 bus 3", "Molenstraat", "12"),
        ("Molenstraat 12, bus 3", "Molenstraat", "12"),
        ("Rue du Moulin, 12 bte 4", "Rue du Moulin", "12"),
        ("Rue du Moulin 12 boîte 4", "Rue du Moulin", "12"),
        ("12, rue du Moulin", "rue du Moulin", "12"),
        ("12 rue du Moulin", "rue du Moulin", "12"),
        ("8 Meilaan 5", "8 Meilaan", "5"),
        ("Graaf van Vlaanderenplein 40", "Graaf van Vlaanderenplein", "40"),
        ("Grote Markt", "Grote Markt", ""),
        ("Dorpsplein z/n", "Dorpsplein", ""),
        ("  Grote   Markt  1 ", "Grote Markt", "1"),
        ("Busstraat 1", "Busstraat", "1"),
        ("Oude Bus", "Oude Bus", ""),
        ("Avenue de l’Été 3", "Avenue de l’Été", "3"),
        ("___", "", ""),
        ("12", "", ""),
        ("12 bus 3", "", ""),
        ("", "", ""),
        ("x" * 251, "", ""),
    ],
)
def test_street_and_number(line, name, number):
    assert street_of(line) == Street(name, number)


@given(st.text())
def test_any_line_has_an_answer(line):
    found = street_of(line)
    assert found.name == "" or any(letter.isalpha() for letter in found.name)
    assert found.number == "" or found.number[0].isdigit()


@pytest.mark.parametrize("piece", ["1 ", "1-", "1 -", "a1 ", "rue ", "12, ", "bus 1 "])
def test_no_line_takes_long(piece):
    before = time.process_time()
    for line in (piece * 1000, (piece * 1000)[:250]):
        street_of(line)
    assert time.process_time() - before < 0.5
