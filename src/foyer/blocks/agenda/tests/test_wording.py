# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.utils import translation

from foyer.blocks.agenda.pages.wording import term_name
from foyer.blocks.agenda.templatetags.foyer_pages import longest_word


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", ""),
        ("Jazz aan het water", ""),
        ("Theatervoorstel", "longest-18"),
        ("Het Jeugdcircusfestival", "longest-24"),
        ("Sint-Michielsbeweging-Vlaanderen", "longest-18"),
        ("A" * 32, "longest-32"),
        ("A" * 33, ""),
    ],
)
def test_headings_are_set_after_their_longest_word(title, said):
    assert longest_word(title) == said


@pytest.mark.parametrize(
    ("language", "identifier", "name"),
    [
        ("de", "3.23.1.0.0", "Einrichtung für Rollstuhlfahrer"),
        ("fr", "3.23.1.0.0", "Facilités pour fauteuils roulants"),
        ("en", "H28fcfRKFQAQs00K9NF9hh", "Low-stimulus activities"),
        ("nl", "H28fcfRKFQAQs00K9NF9hh", "Prikkelarm aanbod"),
        ("en", "nothing", ""),
    ],
)
def test_slips_of_the_taxonomy_are_mended_for_readers(language, identifier, name):
    with translation.override(language):
        assert term_name(identifier) == name
