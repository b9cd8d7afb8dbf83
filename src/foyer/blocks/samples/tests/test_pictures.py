# SPDX-License-Identifier: EUPL-1.2
import io

import pytest
from PIL import Image

from foyer.blocks.media.public import pictures
from foyer.blocks.samples.demonstration_data import demonstration
from foyer.blocks.samples.rules.demonstration import event_document
from foyer.blocks.samples.rules.programmes import sample_id
from foyer.blocks.samples.rules.scenes import SCENES, drawn
from foyer.blocks.samples.services.show_pictures import show_pictures
from foyer.blocks.samples.tests.test_demonstration import TODAY
from foyer.kernel.actors import SYSTEM


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_a_light_picture_and_always_the_same(scene):
    data = drawn(scene, 1)
    assert len(data) < 200_000
    assert Image.open(io.BytesIO(data)).size == (1200, 900)
    assert drawn(scene, 1) == data
    assert drawn(scene, 2) != data


def test_every_picture_is_for_a_type_and_told_in_four_languages():
    around = demonstration(TODAY).around
    for entry in around.pictures.values():
        assert entry["scene"] in SCENES
        assert sorted(entry["text"]) == ["de", "en", "fr", "nl"]
        for name in entry["types"]:
            assert around.term_id(name, "eventtype")


def test_some_events_have_a_picture_and_others_their_poster():
    found = demonstration(TODAY)
    shown = [event_document(showing, found.around).get("mediaObject") for showing in found.showings]
    having = sum(1 for images in shown if images)
    assert 0.15 < having / len(shown) < 0.6
    known = {sample_id("image", key) for key in found.around.pictures}
    assert {image["@id"].rpartition("/")[2] for images in shown if images for image in images} <= known


@pytest.mark.django_db
def test_pictures_are_drawn_once(settings, tmp_path):
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    some = dict(list(demonstration(TODAY).around.pictures.items())[:1])
    assert show_pictures(SYSTEM, some) == 1
    assert show_pictures(SYSTEM, some) == 0
    (image_id,) = (sample_id("image", key) for key in some)
    picture = pictures([image_id])[image_id]
    assert sorted(picture.texts) == ["de", "en", "fr", "nl"]
    assert picture.focus == (50, 35)
