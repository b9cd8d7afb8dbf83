# SPDX-License-Identifier: EUPL-1.2
"""What holders of a card pay, in the members of a search: on request, after the other prices."""

from urllib.parse import parse_qsl

import orjson
import pytest

from foyer.blocks.offers.public import CardPrice, Write, set_card_prices, write_many
from foyer.blocks.offers.tests.documents import event as event_body
from foyer.blocks.offers.tests.documents import place as place_body
from foyer.blocks.search.public import body, find
from foyer.blocks.search.tests.index_documents import event, place
from foyer.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db

BASE = {"category": "base", "name": {"nl": "Basistarief"}, "price": 12, "priceCurrency": "EUR"}


@pytest.fixture
def priced(held):
    """Let an event with a price and one without be found, both with prices of a card; return their ids."""
    (hall,) = write_many(Actor(user_id="user-one"), [Write("place", place_body())])
    bodies = (event_body(hall.id, priceInfo=[BASE]), event_body(hall.id))
    made = write_many(Actor(user_id="user-one"), [Write("event", one) for one in bodies])
    for one in made:
        set_card_prices(SYSTEM, one.id, [CardPrice({"nl": "Kansentarief"}, 250)])
    held(*(event(one.id) for one in made), place(hall.id))
    return [one.id for one in made]


def prices(query, collection="events"):
    """Return the categories and prices of each member that has some, by id."""
    members = orjson.loads(body(find(collection, parse_qsl(query))))["member"]
    return {
        one["@id"].rpartition("/")[2]: [(line["category"], line["price"]) for line in one["priceInfo"]]
        for one in members
        if "priceInfo" in one
    }


@pytest.mark.parametrize("collection", ["events", "offers"])
def test_prices_of_the_card_are_shown_on_request(priced, collection):
    shown = prices("embed=true&embedUitpasPrices=true", collection)
    assert shown == {priced[0]: [("base", 12), ("uitpas", 2.5)]}
    assert prices("embed=true", collection) == {priced[0]: [("base", 12)]}
    assert prices("embed=true&embedUitpasPrices=false", collection) == {priced[0]: [("base", 12)]}
    assert prices("embedUitpasPrices=true", collection) == {}


def test_they_need_one_query_more(priced, django_assert_num_queries):
    with django_assert_num_queries(1):
        prices("embed=true")
    with django_assert_num_queries(2):
        prices("embed=true&embedUitpasPrices=true")
