# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Queries made to hurt are refused before the index is asked, with a sentence that says which limit they pass.

Work is counted here; how long all that takes is measured by a benchmark.
"""

from datetime import UTC, datetime
from types import SimpleNamespace

import orjson
import pytest
from django.test import RequestFactory

from foyer.blocks.query.public import parse
from foyer.blocks.search.api import search as module
from foyer.blocks.search.api.search import api
from foyer.blocks.search.engine import order
from foyer.blocks.search.engine import search as engine
from foyer.blocks.search.engine.compile_query import Setting, compile_query
from foyer.blocks.search.engine.work import MOST_WORK, Work
from foyer.blocks.search.rules.request.plan import Consumer
from foyer.blocks.search.tests.hostile import HONEST, LARGE, PATTERNS, WORDS
from foyer.blocks.search.tests.index_documents import NOW, event, organizer
from foyer.kernel import clock

PRESENT = datetime.fromtimestamp(NOW, UTC)
UNREADABLE = 'Could not parse query given "q" parameter as a valid Lucene query.'


@pytest.fixture
def asked(held, monkeypatch):
    """Return a function that posts parameters; what is refused may not have asked the index anything."""
    monkeypatch.setattr(module, "consumer_of", lambda _request, _in_url: Consumer("me"))
    held(
        *(event(f"e{number}", name__nl=[" ".join(WORDS[number::200])]) for number in range(200)),
        organizer("o", name__nl=["ab ab ab"]),
    )

    searches = []

    def page(*arguments, **named):
        searches.append(arguments)
        return order.page(*arguments, **named)

    monkeypatch.setattr(engine, "page", page)

    def ask(body, collection="events"):
        request = RequestFactory().post("/", body, content_type="text/plain")
        searches.clear()
        with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
            response = api.handle(request, f"/{collection}")
        document = orjson.loads(response.content)
        assert len(searches) == (1 if response.status_code == 200 else 0)
        assert response.status_code != 400 or document["title"] == "Query too large"
        return response.status_code, document.get("detail", document.get("totalItems"))

    return ask


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("parameter", ["q", "text"])
def test_a_query_that_is_too_large_says_so(asked, parameter, name):
    query, told = LARGE[name]
    if parameter == "text" and ":" in query:
        pytest.skip("text names no fields")
    status, detail = asked(f"{parameter}={query.replace('+', '%2B')}")
    assert (status, detail[: len(told)]) == (400, told)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        *((pattern, 0) for pattern in PATTERNS),
        ("/a{1000}{1000}/", UNREADABLE),
        ("/" + "(" * 40 + "a" + ")" * 40 + "/", UNREADABLE),
    ],
)
def test_patterns_that_hurt_others(asked, query, answer):
    status, told = asked(f"q={query.replace('+', '%2B')}")
    assert (status, told) == (200 if answer == 0 else 404, answer)


def test_large_and_honest_queries_are_answered(asked):
    assert asked("q=" + HONEST["1,500 ids"]) == (200, 1)
    assert asked("q=" + HONEST["1,000 words"])[0] == 200
    assert asked("text=" + " ".join(WORDS)) == (200, 0)
    assert asked("q=" + HONEST["40 wildcards"])[0] == 200


@pytest.mark.parametrize(
    ("collection", "body", "answer"),
    [
        ("organizers", "name=" + "ab " * 300_000, (200, 0)),
        ("organizers", "website=http://" + "x" * 1_000_000, (200, 0)),
        ("events", "id=" + "x" * 1_000_000, (200, 0)),
        ("events", "calendarType=" + ",".join(f"{number:x}" for number in range(180_000)), (200, 0)),
        ("events", "&".join(f"labels[]=a{number}" for number in range(100_000)), (200, 0)),
        ("events", "a" + "[b]" * 300_000 + "=1&start=0", (200, 200)),
        ("events", "limit=2000&start=8000", (200, 200)),
        ("events", "limit=2000&start=8001", (404, "Parameters start + limit must be less than or equal to 10000, got 10001.")),
        ("events", "start=99999999999999999999", (404, 'The "start" parameter should be between 0 and 10000')),
        ("events", "a=1&" * 250_000, (404, "Unknown query parameter(s): a")),
    ],
    ids=["name", "website", "id", "commas", "list", "brackets", "deep", "too deep", "number", "pairs"],
)  # fmt: skip
def test_bodies_of_a_megabyte(asked, collection, body, answer):
    assert asked(body, collection) == answer


@pytest.mark.parametrize("documents", [1000, 1_000_000])
@pytest.mark.parametrize("query", ["*jazz*", "/.*jazz.*/", "jazz*", "jazz", "name.nl:*jazz*"])
def test_who_looks_through_all_ids_does_not_do_it_often(documents, query):
    def asks(times):
        setting = Setting(("event",), ("nl",), PRESENT, SimpleNamespace(num_docs=documents))
        text = " OR ".join(query.replace("jazz", f"jazz{number}") for number in range(times))
        compile_query(parse(text), setting)
        return setting.work.done

    assert asks(1) < MOST_WORK
    if documents > 1000 and query in {"*jazz*", "/.*jazz.*/"}:
        with pytest.raises(ValueError, match="too much work"):
            asks(2)
    else:
        assert asks(2) < MOST_WORK / 5


def test_work_is_counted_over_all_queries_of_a_request(asked):
    half = " OR ".join(f"{word}x" for word in WORDS[:900])
    assert asked(f"q={half}")[0] == 200
    assert asked(f"q={half}&text={half.replace('x ', 'y ')}")[0] == 400
    work = Work()
    work.add(MOST_WORK)
    with pytest.raises(ValueError, match="too much work"):
        work.add(1)
