# SPDX-License-Identifier: EUPL-1.2
"""Brands are what staff put into a folder, and nothing beside it."""

import pytest

from foyer.blocks.exports.formats.printed.brands import DEFAULT_COLOUR, Brand, brand


@pytest.fixture
def folder(settings):
    settings.FOYER_BRANDS_FOLDER.mkdir()
    (settings.FOYER_BRANDS_FOLDER / "stad.json").write_text('{"name": "Stad Gent", "colour": "#004f9f"}')
    (settings.FOYER_BRANDS_FOLDER / "stad.svg").write_text("<svg/>")
    (settings.FOYER_BRANDS_FOLDER / "bleek.json").write_text('{"colour": "#ffee00"}')
    (settings.FOYER_BRANDS_FOLDER / "stuk.json").write_text("{")
    (settings.FOYER_BRANDS_FOLDER.parent / "outside.svg").write_text("<svg/>")
    return settings.FOYER_BRANDS_FOLDER


def test_a_brand_has_a_name_a_colour_and_a_logo(folder):
    assert brand("stad", "") == Brand("Stad Gent", "#004f9f", "/stad.svg")
    assert brand("uit", "stad.svg") == Brand("uit", DEFAULT_COLOUR, "/stad.svg")


@pytest.mark.parametrize("name", ["nobody", "stuk", "", "../outside", "https://evil.example/x.svg"])
def test_whatever_is_not_there_is_a_word(folder, name):
    assert brand(name, name) == Brand(name, DEFAULT_COLOUR, None)


def test_a_colour_that_nobody_could_read_is_not_used(folder):
    assert brand("bleek", "").colour == DEFAULT_COLOUR
