# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.geo.rules.street_name import street_name


@pytest.mark.parametrize(
    ("street", "name"),
    [
        ("Korenmarkt 12", "Korenmarkt"),
        ("  Korenmarkt   12 ", "Korenmarkt"),
        ("Korenmarkt 12 bus 3", "Korenmarkt"),
        ("Korenmarkt 12/3", "Korenmarkt"),
        ("Korenmarkt 12A", "Korenmarkt"),
        ("Korenmarkt 12 a", "Korenmarkt"),
        ("Korenmarkt 12-14", "Korenmarkt"),
        ("Korenmarkt 12 - 14", "Korenmarkt"),
        ("Korenmarkt, 12", "Korenmarkt"),
        ("Korenmarkt", "Korenmarkt"),
        ("Sint-Pietersnieuwstraat 23", "Sint-Pietersnieuwstraat"),
        ("Rue de l'Église 7 bte 2", "Rue de l'Église"),
        ("12, rue du Moulin", "rue du Moulin"),
        ("8 Meilaan 3", "8 Meilaan"),
        ("11 Novemberlaan", "11 Novemberlaan"),
        ("Plein 1944 3", "Plein 1944"),
        ("Koning Albert I-laan 293", "Koning Albert I-laan"),
        ("Markt\x00 1", "Markt"),
        ("12", ""),
        ("12, 14", ""),
        (" , ", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_first_line(street, name):
    assert street_name(street) == name


@given(st.text())
def test_a_name_is_short_and_can_be_kept(street):
    name = street_name(street)
    assert len(name) <= 120
    assert name == name.strip()
    assert name.isprintable()


@given(
    st.sampled_from(["Korenmarkt", "Rue du Moulin", "Plein 1944"]),
    st.integers(1, 9999),
    st.text("abc", max_size=1),
)
def test_a_number_does_not_matter(name, number, letter):
    assert street_name(f"{name} {number}{letter}") == name
