# SPDX-License-Identifier: EUPL-1.2
"""A search index with one document of each kind, for tests that only need search to answer."""

from pathlib import Path
from typing import Any

import pytest

from foyer.blocks.search import queries
from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.reader import Reader
from foyer.blocks.search.tests import index_documents


def hold(settings: Any, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the index in a folder and let this process read it."""
    settings.FOYER_SEARCH_PATH = path
    monkeypatch.setattr(queries, "READER", Reader())
    name = folder.create()
    writer = folder.open_index(name).writer(15_000_000, 1)
    for make in (index_documents.event, index_documents.place, index_documents.organizer):
        writer.add_document(engine_document(*make(make.__name__)))
    writer.commit()
    folder.point("live", name)
