# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from foyer.blocks.agenda.assets.letter_colours import letter_colours
from foyer.blocks.agenda.rules.brand import LIGHT, contrast


@pytest.fixture
def brand(settings, tmp_path):
    settings.FOYER_HOME = tmp_path
    return lambda text: (tmp_path / "brand.json").write_text(text, encoding="utf-8")


def test_without_a_brand_letters_have_the_colours_of_the_house(brand):
    assert letter_colours() == {}


@pytest.mark.parametrize("text", ["{", '{"curtain": "red"}', '{"carpet": "#000000"}'])
def test_a_file_with_a_fault_stops_no_letter(brand, text):
    brand(text)
    assert letter_colours() == {}


def test_a_brand_is_worn_and_can_be_read(brand):
    brand(json.dumps({"curtain": "#ffee00", "sky": "#001133"}))
    worn = letter_colours()
    assert worn["sky"] == "#001133"
    assert worn["on_sky"] == "#ffffff"
    assert worn["curtain"] != LIGHT["curtain"]
    for ground in ("curtain", "sky", "sun", "line"):
        assert contrast(worn[f"on_{ground}"], worn[ground]) >= 4.5
