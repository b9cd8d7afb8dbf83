# SPDX-License-Identifier: EUPL-1.2
"""An index of hand-made documents behind the search of this process."""

import pytest

from foyer.blocks.search import queries
from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.reader import Reader


@pytest.fixture
def search_folder(settings, tmp_path, monkeypatch):
    """Give this test a folder of its own, and a reader that knows nothing yet."""
    settings.FOYER_SEARCH_PATH = tmp_path / "search"
    monkeypatch.setattr(queries, "READER", Reader())
    return settings.FOYER_SEARCH_PATH


@pytest.fixture
def held(search_folder):
    """Return a function that makes (kind, index document) pairs the live index."""

    def make(*documents):
        name = folder.create()
        writer = folder.open_index(name).writer(15_000_000, 1)
        for kind, document in documents:
            writer.add_document(engine_document(kind, document))
        writer.commit()
        folder.point("live", name)

    return make
