# SPDX-License-Identifier: EUPL-1.2
"""A production made in the entry API is what the search API filters and groups by, one reaction later."""

import json

import pytest
from django.test import Client

from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.identity.public import issue_api_key, issue_token
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.search import queries
from foyer.blocks.search.engine import reader
from foyer.blocks.search.engine.reader import Reader
from foyer.blocks.search.engine.writer import Writer
from foyer.blocks.search.reactions import handle
from foyer.blocks.search.services import update_index
from foyer.blocks.search.services.heal_index import heal_index
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import OutboxEvent
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_index(settings, tmp_path, monkeypatch):
    settings.FOYER_SEARCH_PATH = tmp_path / "search"
    settings.FOYER_GOD_USERS = frozenset({"god"})
    monkeypatch.setattr(queries, "READER", Reader())
    monkeypatch.setattr(update_index, "WRITER", Writer())
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)
    heal_index()


def reacted():
    """Let the index follow what the outbox holds; return of how many events there was news."""
    rows = list(OutboxEvent.objects.filter(type__startswith="offers.").order_by("id"))
    OutboxEvent.objects.all().delete()
    handle([Happened(row.type, row.aggregate_id, row.version, Lane(row.lane)) for row in rows])
    return sum(row.type == "offers.event.changed" for row in rows)


def called(method, path, body=None):
    headers = {"Authorization": f"Bearer {issue_token('god')}"}
    sent = json.dumps(body) if body else b""
    answer = Client().generic(
        method, f"/api/entry{path}", sent, content_type="application/json", headers=headers
    )
    assert answer.status_code < 300, answer.content
    return answer.json() if answer.content else None


def found(query):
    key = issue_api_key(SYSTEM, "reader", apis=("search",))
    answer = Client().get(
        f"/api/search/events?disableDefaultFilters=true&{query}", headers={"X-Api-Key": key}
    )
    assert answer.status_code == 200, answer.content
    page = answer.json()
    return page["totalItems"], sorted(one["@id"].rpartition("/")[2] for one in page["member"])


def test_searches_filter_and_group_by_production():
    (hall,) = write_many(SYSTEM, [Write("place", place())])
    made = write_many(SYSTEM, [Write("event", event(hall.id, name={"nl": f"Nummer {n}"})) for n in range(4)])
    events = [one.id for one in made]
    assert reacted() == 4
    assert found("groupBy=productionId")[0] == 4
    production = called("POST", "/productions", {"name": "Reeks", "eventIds": events[:2]})["productionId"]
    assert reacted() == 2
    assert found(f"productionId={production}") == (2, sorted(events[:2]))
    assert found("groupBy=productionId")[0] == 3
    assert found(f"q=production.id:{production}")[0] == 2
    called("PUT", f"/productions/{production}/events/{events[2]}")
    assert reacted() == 3
    assert found("groupBy=productionId")[0] == 2
    called("DELETE", f"/productions/{production}/events/{events[0]}")
    assert reacted() == 3
    assert found(f"productionId={production}") == (2, sorted(events[1:3]))
    other = called("POST", "/productions", {"name": "Andere", "eventIds": [events[3]]})["productionId"]
    called("POST", f"/productions/{production}/merge/{other}")
    reacted()
    assert found(f"productionId={production}") == (3, sorted(events[1:]))
    assert found(f"productionId={other}") == (0, [])


def test_searches_find_the_labels_of_curators(settings):
    settings.FOYER_CURATOR_LABELS = {"BILL": "curatoren-bill"}
    (hall,) = write_many(SYSTEM, [Write("place", place())])
    (made,) = write_many(SYSTEM, [Write("event", event(hall.id))])
    reacted()
    assert found("labels=curatoren-bill") == (0, [])
    written = called("POST", "/news-articles", article(made.id))["id"]
    assert reacted() == 1
    assert found("labels=curatoren-bill") == (1, [made.id])
    called("DELETE", f"/news-articles/{written}")
    assert reacted() == 1
    assert found("labels=curatoren-bill") == (0, [])
