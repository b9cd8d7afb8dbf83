# SPDX-License-Identifier: EUPL-1.2
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import brand, posters
from foyer.blocks.agenda.rules.posters.drawing import Dice

FAMILIES = st.sampled_from(sorted(posters.FAMILIES))


@given(FAMILIES, st.text(max_size=40))
def test_every_composition_is_small_clean_svg(family, seed):
    text = posters.compose(family, seed)
    root = ET.fromstring(text)
    assert root.get("viewBox") == "0 0 400 300"
    assert len(text) <= 3000
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert tags <= {"svg", "style", "g", "path"}
    assert not any("style" in node.attrib for node in root.iter())
    assert "nan" not in text


@given(FAMILIES, st.text(max_size=40))
def test_every_ink_is_named_by_day_and_no_class_lacks_its_ink(family, seed):
    root = ET.fromstring(posters.compose(family, seed))
    style = root.find("{*}style").text
    day, _at, night = style.partition("@media(prefers-color-scheme:dark)")
    used = {node.get("class") for node in root.findall(".//{*}path")}
    named = re.findall(r"\.([a-z])\{[^}]*#[0-9a-f]{6}\}", day)
    assert sorted(used) == sorted(named)
    assert set(re.findall(r"\.([a-z])\{", night)) <= used


@given(FAMILIES, st.text(max_size=40))
def test_no_ground_glares_at_night(family, seed):
    style = ET.fromstring(posters.compose(family, seed)).find("{*}style").text
    ground = re.findall(r"\.a\{fill:(#[0-9a-f]{6})\}", style)[-1]
    assert brand.contrast(ground, "#ffffff") > 5


@given(FAMILIES, st.text(min_size=1, max_size=40))
def test_one_offer_has_one_composition(family, seed):
    assert posters.compose(family, seed) == posters.compose(family, seed)


def test_a_hundred_offers_of_a_family_differ():
    for family in posters.FAMILIES:
        assert len({posters.compose(family, f"offer-{number}") for number in range(100)}) == 100


def test_offers_of_a_series_look_different():
    for family in posters.FAMILIES:
        shapes = set()
        for number in range(24):
            drawn = re.sub(r"<style>.*</style>|[0-9.-]+", "", posters.compose(family, f"series-{number}"))
            shapes.add(drawn)
        assert len(shapes) >= 12, family


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
