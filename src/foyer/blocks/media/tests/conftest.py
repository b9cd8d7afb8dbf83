# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.media import ports
from foyer.blocks.media.public import Texts, add_image, upload
from foyer.blocks.media.tests.pictures import picture
from foyer.kernel.actors import Actor

TEXTS = Texts("Een brug in de mist", "Fien Foto", "nl")


@pytest.fixture
def actor():
    return Actor(user_id="user-one")


@pytest.fixture
def files(settings, tmp_path):
    """Keep files in a folder of the test; return it."""
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    return tmp_path / "files"


@pytest.fixture
def image_id(db, files, actor):
    """Return an image of 800 x 600 pixels that `user-one` uploaded."""
    return add_image(actor, upload(picture(size=(800, 600)), TEXTS))


@pytest.fixture
def shown(monkeypatch):
    """Return the set of ids of images that somebody shows; at first there are none."""
    ids = set()
    monkeypatch.setattr(ports, "_registered", {"a test": ids.intersection})
    return ids
