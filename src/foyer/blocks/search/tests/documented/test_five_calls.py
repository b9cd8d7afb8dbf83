# SPDX-License-Identifier: EUPL-1.2
"""The calls of the tutorial get answers of the form that it shows."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.offers.public import Write, index_documents, write_many
from foyer.blocks.offers.tests.documents import ADDRESS, event, place
from foyer.blocks.search.tests.documented import pages
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor

TUTORIAL = "tutorials/search-in-five-calls.md"
ANYTHING = "…"


@pytest.fixture
def evening(held, db):
    """Keep two concerts about jazz, of which one is in Ghent this week and free."""
    writer = Actor(user_id="user-one")
    prices = [{"category": "base", "name": {"nl": "Basistarief"}, "price": 0, "priceCurrency": "EUR"}]
    this_week = [{"startDate": "2026-07-05T20:00:00+02:00", "endDate": "2026-07-05T22:00:00+02:00"}]
    with clock.use(clock.FixedClock(datetime(2026, 7, 1, 10, tzinfo=UTC))):
        (hall, park) = write_many(
            writer, [Write("place", place()), Write("place", place(address={"nl": ADDRESS}))]
        )
        name = {"name": {"nl": "Jazz aan het water"}}
        bodies = [event(hall.id, subEvent=this_week, priceInfo=prices, **name), event(park.id, **name)]
        made = write_many(writer, [Write("event", body) for body in bodies])
        assert not any(one.errors for one in made)
        held(*(("event", found) for found in index_documents([("event", one.id) for one in made])))
        yield issue_api_key(SYSTEM, "tutorial", client_id="tutorial", apis=("search",))


def answered(command, key):
    """Return the answer to a call of curl; what it would send is sent to this process."""
    address, headers, data = pages.curl(command)
    path = address.replace("$SEARCH", "/api/search")
    sent = {name: value.replace("$KEY", key) for name, value in headers.items()}
    body = urlencode([one.partition("=")[::2] for one in data])
    if " -G " in command:
        return Client().get(f"{path}?{body}", headers=sent).content
    kind = sent.pop("Content-Type")
    return Client().post(path, body, content_type=kind, headers=sent).content


def unlike(shown, found, at=""):
    """Return what is shown and not found so: a name `…` lets names follow, `…` in a list members."""
    if shown == ANYTHING:
        return []
    if isinstance(shown, dict):
        names = [name for name in shown if name != ANYTHING]
        wrong = [f"{at}: {name} is missing" for name in names if name not in found]
        if ANYTHING not in shown and list(found) != names:
            wrong.append(f"{at}: {list(found)}")
        return wrong + [
            one for name in names if name in found for one in unlike(shown[name], found[name], f"{at}/{name}")
        ]
    if isinstance(shown, list):
        asked = [one for one in shown if one != ANYTHING]
        wrong = [] if ANYTHING in shown or len(found) == len(asked) else [f"{at}: {len(found)} members"]
        wrong += [] if len(found) >= len(asked) else [f"{at}: too few"]
        pairs = enumerate(zip(asked, found, strict=False))
        return wrong + [text for number, pair in pairs for text in unlike(*pair, f"{at}/{number}")]
    return [] if shown == found else [f"{at}: {found!r}, not {shown!r}"]


def test_the_calls_are_answered_as_shown(evening):
    commands = [one for one in pages.blocks(TUTORIAL, "sh") if one.startswith("curl")]
    shown = pages.blocks(TUTORIAL, "json")
    assert len(commands) == len(shown) == 6
    for command, told in zip(commands, shown, strict=True):
        found = orjson.loads(answered(command, evening))
        assert unlike(orjson.loads(told), found) == [], command


def test_an_answer_of_another_form_is_seen():
    shown = {"a": 1, "b": [{"c": "…"}], "…": "…"}
    assert unlike(shown, {"a": 1, "b": [{"c": 5}], "d": 2}) == []
    assert unlike(shown, {"a": 2, "b": [{"c": 5}]}) == ["/a: 2, not 1"]
    assert unlike(shown, {"a": 1, "b": []}) == ["/b: 0 members", "/b: too few"]
    assert unlike(shown, {"b": [{"c": 5, "d": 6}]}) == [": a is missing", "/b/0: ['c', 'd']"]
    assert unlike({"a": ["…"]}, {"a": [1, 2], "b": 1}) == [": ['a', 'b']"]
