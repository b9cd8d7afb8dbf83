# SPDX-License-Identifier: EUPL-1.2
import pytest
from small_index import hold

from foyer.blocks.search import queries
from foyer.blocks.search.engine.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_process_without_an_index_is_not_ready(client, settings, tmp_path, monkeypatch):
    settings.FOYER_SEARCH_PATH = tmp_path / "none"
    monkeypatch.setattr(queries, "READER", Reader())
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert "index" in answer.json()["checks"]["search index"]


def test_a_process_with_an_index_is_ready(client, settings, tmp_path, monkeypatch):
    hold(settings, tmp_path / "index", monkeypatch)
    assert client.get("/ready").json()["checks"]["search index"] == "ok"
