# SPDX-License-Identifier: EUPL-1.2
"""Which images are shown by whom, for the nightly look; and what the index tells of images."""

import pytest

from foyer.blocks.media.public import Texts, add_image, upload
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.models import ImageLink
from foyer.blocks.offers.public import Write, index_documents, withdraw
from foyer.blocks.offers.queries.image_links import shown_images
from foyer.blocks.offers.services.set_images import remove_image
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.actors import SYSTEM


@pytest.fixture
def image_ids(db, settings, tmp_path, actor):
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    return [add_image(actor, upload(picture(size=(8, 6)), Texts("Foto", "Iemand", "nl"))) for _ in range(3)]


def linked(*image_ids):
    return [{"@id": f"https://x.example.org/images/{one}"} for one in image_ids]


def test_links_follow_documents(keep, actor, image_ids):
    one, two, three = image_ids
    hall, host = keep(
        Write("place", place(mediaObject=linked(one, two))), Write("organizer", organizer(images=linked(two)))
    )
    assert shown_images(image_ids) == {one, two}
    remove_image(actor, "place", hall, one)
    assert shown_images(image_ids) == {two}
    keep(Write("organizer", organizer(images=linked(three)), id=host))
    keep(Write("place", place(), id=hall))
    assert list(ImageLink.objects.values_list("image", "kind", "public_id")) == [(three, "organizer", host)]
    # What was deleted can still be read, with its images.
    withdraw(SYSTEM, "organizer", host)
    assert shown_images(image_ids) == {three}
    assert shown_images([]) == frozenset()


def test_the_index_counts_images(keep, image_ids):
    (hall,) = keep(Write("place", place()))
    (shows,) = keep(Write("event", event(hall, mediaObject=linked(*image_ids))))
    by_kind = [index_documents([("event", shows)])[0], index_documents([("place", hall)])[0]]
    assert [found["mediaObjectsCount"] for found in by_kind] == [[3], [0]]
