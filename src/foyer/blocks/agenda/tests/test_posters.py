# SPDX-License-Identifier: EUPL-1.2
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import posters
from foyer.blocks.agenda.rules.posters.drawing import Dice

FAMILIES = st.sampled_from(sorted(posters.FAMILIES))


@given(FAMILIES, st.text(max_size=40), st.sampled_from(sorted(posters.SHAPES)))
def test_every_composition_is_small_clean_svg(family, seed, shape):
    text = posters.compose(family, seed, shape)
    root = ET.fromstring(text)
    width, height = posters.SHAPES[shape]
    assert root.get("viewBox") == f"0 0 {width} {height}"
    assert len(text) < 9000
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert tags <= {"svg", "path", "rect", "circle"}
    assert not any("style" in node.attrib for node in root.iter())
    assert "nan" not in text


@given(FAMILIES, st.text(min_size=1, max_size=40))
def test_one_offer_has_one_composition(family, seed):
    assert posters.compose(family, seed) == posters.compose(family, seed)


def test_a_hundred_offers_of_a_family_differ():
    for family in posters.FAMILIES:
        assert len({posters.compose(family, f"offer-{number}") for number in range(100)}) == 100


@pytest.mark.parametrize(
    ("terms", "family"),
    [
        (("0.52.0.0.0", "0.55.0.0.0"), "circus"),
        (("1.8.2.0.0", "0.50.4.0.0"), "music"),
        (("0.0.0.0.0",), "arts"),
        (("1.51.14.0.0",), "nature"),
        (("1.51.3.0.0",), "sport"),
        ((), "making"),
        (("unknown",), "making"),
    ],
)
def test_families(terms, family):
    assert posters.family_of(terms) == family


def test_dice_are_spread():
    dice = Dice("spread")
    counts = [0] * 6
    for _ in range(6000):
        counts[dice.pick(range(6))] += 1
    assert min(counts) > 850
