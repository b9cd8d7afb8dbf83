# SPDX-License-Identifier: EUPL-1.2
"""Draw the pictures of the demonstration set, those that are not there yet."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.media.public import Texts, add_image, describe, exists, upload
from foyer.blocks.samples.rules.programmes import sample_id
from foyer.blocks.samples.rules.scenes import drawn
from foyer.kernel.actors import Actor

HOLDER = "Foyer"


def show_pictures(actor: Actor, pictures: Mapping[str, Mapping[str, Any]]) -> int:
    """Keep each picture under the id that always belongs to it; return how many were new."""
    new = 0
    for key, entry in pictures.items():
        image_id = sample_id("image", key)
        if exists(image_id):
            continue
        texts = dict(entry["text"])
        sent = upload(drawn(entry["scene"], entry["seed"]), Texts(texts.pop("nl"), HOLDER, "nl"))
        across, down = entry["focus"]
        add_image(actor, sent, image_id=image_id, focus=(across, down))
        for language, text in texts.items():
            describe(actor, image_id, Texts(text, HOLDER, language))
        new += 1
    return new
