# SPDX-License-Identifier: EUPL-1.2
"""Partners are told how their queries are read, and why a result scores as it does."""

from datetime import UTC, datetime

import orjson
import pytest
from django.db import connection
from django.test import Client
from jsonschema_rs import validator_for

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.search.api.search import api
from foyer.blocks.search.engine import work
from foyer.blocks.search.tests.index_documents import NOW, event, organizer
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

EXPLAINED = api.contract.standalone({"$ref": "#/components/schemas/Explanation"})


@pytest.fixture(autouse=True)
def _now():
    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        yield


@pytest.fixture
def explain(held):
    key = issue_api_key(SYSTEM, "x", client_id="narrow", apis=("search",), default_query="labels:top")
    held(
        event("best", name__nl=["jazz jazz"], description__nl=["een avond jazz"], labels=["top", "gent"]),
        event("other", name__nl=["rock"], description__nl=["geen jazz"], labels=["top"]),
        event("hidden", name__nl=["jazz"]),
        organizer("o"),
    )

    def ask(query, collection="events", method="get", **headers):
        sent = headers or {"X-Api-Key": key}
        response = getattr(Client(), method)(f"/api/search/explain/{collection}?{query}", headers=sent)
        document = orjson.loads(response.content)
        if response.status_code == 200:
            validator_for(EXPLAINED).validate(document)
        return response.status_code, document

    return ask


def test_queries_are_told_as_they_were_read(explain):
    _, told = explain("q=name.nl:jazz AND labels:gent OR NOT labels:x&text=jazz")
    default, query, text = told["queries"]
    assert (default["parameter"], default["text"]) == ("default", "labels:top")
    assert query["read"] == "+name.nl:jazz OR +labels:gent OR -labels:x"
    assert [(one["read"], one["part"]) for one in query["clauses"]] == [
        ("name.nl:jazz", "required"), ("labels:gent", "required"), ("labels:x", "prohibited"),
    ]  # fmt: skip
    first = query["clauses"][0]
    assert query["text"][first["start"] : first["end"]].endswith("jazz")
    assert (text["parameter"], text["clauses"][0]["part"]) == ("text", "required")


def test_scores_are_taken_apart_by_clause_and_field(explain):
    _, told = explain("q=jazz OR labels:gent^3")
    best, other = told["member"]
    assert (best["@id"].rpartition("/")[2], other["@id"].rpartition("/")[2]) == ("best", "other")
    assert best["score"] > other["score"]
    # The best field of a clause counts, and the clauses add up.
    for member in (best, other):
        assert sum(one["score"] for one in member["clauses"]) == pytest.approx(member["score"])
        for one in member["clauses"]:
            assert one["score"] == pytest.approx(next(iter(one["fields"].values())))
            assert list(one["fields"].values()) == sorted(one["fields"].values(), reverse=True)
    assert [one["parameter"] for one in best["clauses"]] == ["default", "q", "q"]
    assert set(best["clauses"][1]["fields"]) == {"name.nl", "description.nl"}
    assert [one["parameter"] for one in other["clauses"]] == ["default", "q"]
    assert (told["totalItems"], set(other["clauses"][1]["fields"])) == (2, {"description.nl"})


def test_what_is_wrong_is_told_with_its_place(explain):
    status, told = explain("q=name.nl:jazz AND (labels:x")
    assert (status, told["detail"]) == (404, "q: This bracket is not closed (at character 18)")
    assert explain("q=price:abc")[1]["detail"] == "q: Not a number: abc"
    assert explain('q=jazz&text="jazz')[1]["detail"] == "text: The quotes are not closed (at character 1)"
    # As keys from before their queries were judged may have it.
    issue_api_key(SYSTEM, "y", client_id="broken", apis=("search",))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_apikey SET default_query = 'labels:(' WHERE client_id = 'broken'")
    told = explain("q=jazz", **{"X-Client-Id": "broken"})[1]["detail"]
    assert told == "default: The query ends where a word is needed (at character 9)"
    assert explain("foo=1")[1]["detail"] == "Unknown query parameter(s): foo"
    status, told = explain("q=" + " OR ".join(f"*{number}" for number in range(100)))
    assert (status, told["title"]) == (400, "Query too large")


def test_limits_of_the_engine_are_told(explain, held):
    words = " ".join(f"a{number}" for number in range(17_000))
    held(event("e", name__nl=[words], labels=["top"]))
    long = "a" * 12_000
    for query, wrong in [('"a a"', "Too many words"), (f'"{long}"', "bytes"), (f'"{long} b"', "bytes")]:
        sent = {"headers": {"X-Client-Id": "narrow"}, "content_type": "text/plain"}
        for path in ("events", "explain/events"):
            answer = Client().post(f"/api/search/{path}", f"q=name.nl.autocomplete:{query}", **sent)
            told = orjson.loads(answer.content)
            assert (answer.status_code, told["title"]) == (400, "Query too large")
            assert wrong in told["detail"]


def test_who_may_ask_and_how(explain):
    assert explain("", **{"X-Api-Key": "nope"})[0] == 401
    assert explain("q=jazz", method="put")[0] == 405
    assert explain("q=jazz", method="post")[0] == 400, "the parameters of a POST are in its body"
    assert explain("", collection="nothing")[0] == 404
    assert explain("", collection="organizers")[1]["queries"] == []
    assert len(explain("limit=1")[1]["member"]) == 1


def test_a_query_that_is_too_long_for_an_address_is_explained_too(explain):
    sent = {"headers": {"X-Client-Id": "narrow"}, "content_type": "text/plain"}
    answer = Client().post("/api/search/explain/events", "q=name.nl:jazz&limit=1", **sent)
    document = orjson.loads(answer.content)
    validator_for(EXPLAINED).validate(document)
    assert (answer.status_code, document["totalItems"], len(document["queries"])) == (200, 1, 2)


def test_what_a_search_answers_is_explained_too(explain, monkeypatch):
    """A beginning counts for 20: what is compiled a second time, to be told, must not count again."""
    monkeypatch.setattr(work, "MOST_WORK", 25)
    status, told = explain("q=name.nl:jaz*")
    assert (status, told["totalItems"]) == (200, 1)
    assert explain("q=name.nl:jaz* OR name.nl:roc*")[0] == 400
