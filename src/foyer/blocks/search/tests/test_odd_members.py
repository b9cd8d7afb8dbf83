# SPDX-License-Identifier: EUPL-1.2
"""An event that somebody damaged in the database takes no page of whole documents from others."""

import json

import orjson
import pytest
from django.apps import apps
from structlog.testing import capture_logs

from foyer.blocks.offers.public import CardPrice, Write, set_card_prices, write_many
from foyer.blocks.offers.tests.documents import event as event_body
from foyer.blocks.offers.tests.documents import place as place_body
from foyer.blocks.search import queries
from foyer.blocks.search.public import find
from foyer.blocks.search.tests.index_documents import event
from foyer.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db

BASE = {"category": "base", "name": {"nl": "Basistarief"}, "price": 12, "priceCurrency": "EUR"}
EMBED, SUMMARY = ("embed", "true"), ("embedCalendarSummaries[]", "lg-text")


@pytest.fixture
def shows(held):
    """Return a function that lets so many events with prices of a card be found, and returns their ids."""

    def making(number):
        (hall,) = write_many(Actor(user_id="user-one"), [Write("place", place_body())])
        bodies = [Write("event", event_body(hall.id, priceInfo=[BASE])) for _ in range(number)]
        made = [one.id for one in write_many(Actor(user_id="user-one"), bodies)]
        for one in made:
            set_card_prices(SYSTEM, one, [CardPrice({"nl": "Kansentarief"}, 250)])
        held(*(event(one) for one in made))
        return made

    return making


@pytest.mark.parametrize(
    ("column", "damage", "parameters"),
    [
        ("document", {"priceInfo": [5]}, [EMBED]),
        ("document", {"priceInfo": 5}, [EMBED]),
        ("document", {"subEvent": [5]}, [EMBED]),
        ("document", {"mediaObject": [5]}, [EMBED]),
        ("internal", {"uitpasPrices": 5}, [EMBED, ("embedUitpasPrices", "true")]),
        ("document", {"subEvent": 5}, [SUMMARY]),
        ("document", {"subEvent": [5]}, [EMBED, SUMMARY]),
    ],
    ids=str,
)
def test_of_an_odd_event_the_link_is_shown(shows, column, damage, parameters):
    odd, *others = shows(3)
    row = apps.get_model("offers.Event").objects.filter(public_id=odd)
    row.update(**{column: json.dumps(json.loads(getattr(row.get(), column)) | damage)})
    with capture_logs() as logs:
        members = [orjson.loads(one) for one in find("events", parameters).members]
    found = {one["@id"].rpartition("/")[2]: one.keys() for one in members}
    assert found.pop(odd) == {"@id", "@type"}
    assert found.keys() == set(others)
    wanted = {"name" if EMBED in parameters else "@id", "calendarSummary" if SUMMARY in parameters else "@id"}
    assert all(wanted <= one for one in found.values())
    assert [one["id"] for one in logs if one["event"] == "record_odd"] == [odd]


def test_where_no_member_of_many_can_be_shown_the_search_fails(shows, monkeypatch):
    """The fault is ours then, and links alone would hide it."""

    def failing(_kind, document, *_):
        return document["no such name"]

    monkeypatch.setattr(queries, "embedded", failing)
    shows(11)
    assert len(find("events", [EMBED, ("limit", "10")]).members) == 10
    with pytest.raises(KeyError):
        find("events", [EMBED, ("limit", "11")])
