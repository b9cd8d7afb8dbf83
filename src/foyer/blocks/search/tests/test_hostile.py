# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Queries made to hurt are answered at once, with a sentence that says which limit they pass.

Processor time is measured, not the clock on the wall: others may work on the same machine.
"""

import time
from datetime import UTC, datetime

import orjson
import pytest
from django.test import RequestFactory

from foyer.blocks.search.api import search as module
from foyer.blocks.search.api.search import api
from foyer.blocks.search.engine.work import MOST_WORK, Work
from foyer.blocks.search.rules.request.plan import Consumer
from foyer.blocks.search.tests.index_documents import NOW, event, organizer
from foyer.kernel import clock

WORDS = [
    f"{first}{second}{third}x" for first in "abcdefghij" for second in "klmnopqrst" for third in "uvwxyzabcd"
]
UNREADABLE = 'Could not parse query given "q" parameter as a valid Lucene query.'
WORK = "The query asks for too much work"
PATTERN = "This pattern leaves open too many ways for a word to go on"
SECONDS = 4.0


@pytest.fixture
def asked(held, monkeypatch):
    """Return a function that posts parameters; its answer has to come in time."""
    monkeypatch.setattr(module, "consumer_of", lambda _request, _in_url: Consumer("me"))
    held(
        *(event(f"e{number}", name__nl=[" ".join(WORDS[number::200])]) for number in range(200)),
        organizer("o", name__nl=["ab ab ab"]),
    )

    def ask(body, collection="events"):
        request = RequestFactory().post("/", body, content_type="text/plain")
        begun = time.process_time()
        with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
            response = api.handle(request, f"/{collection}")
        assert time.process_time() - begun < SECONDS
        document = orjson.loads(response.content)
        assert response.status_code != 400 or document["title"] == "Query too large"
        return response.status_code, document.get("detail", document.get("totalItems"))

    return ask


LARGE = {
    "10,000 clauses": ("id:" + " id:".join("ab" for _ in range(10_000)), "A query has at most 4,096 clauses"),
    "10,000 words of one text": (" ".join(WORDS * 10), WORK),
    "4,000 words apart": (" OR ".join(WORDS * 4), WORK),
    "wildcards in front": (" OR ".join(f"*{word}" for word in WORDS[:100]), WORK),
    "wildcards behind": (" OR ".join(f"{word}*" for word in WORDS), WORK),
    "wildcards in every field": (" ".join(f"name.\\*:*{word}*" for word in WORDS), WORK),
    "misspelt words": (" OR ".join(f"{word}~2" for word in WORDS), WORK),
    "loose phrases": (" ".join(f'"{word} jazz"~200' for word in WORDS), WORK),
    "the same again and again": (" OR ".join(f"id:ab^{number}" for number in range(1, 2000)), WORK),
    "everything again and again": (" OR ".join(f"*:*^{number}" for number in range(1, 2000)), WORK),
    "everything but": (" OR ".join(f"(NOT id:{number})" for number in range(1, 2000)), WORK),
    "long ranges": (" ".join(f"[{word * 30} TO {word * 30}z]" for word in WORDS[:250]), WORK),
    "dates": (" ".join(f"dateRange:[2026-01-01T00:00:00Z TO now+{n}d]" for n in range(1000)), WORK),
    "1 MB": ("a" * 1_000_000, "A query has at most 65,536 characters"),
    "brackets": ("(" * 10_000 + "a" + ")" * 10_000, "Brackets go at most 64 deep"),
    "states without end": ("name.nl:/(a|b)*a(a|b){20}/", PATTERN),
    "states in every field": ("/.*[ab].{30}/", PATTERN),
}


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
        ("/(a+)+(b+)+c*d/", 0),
        ("/((a*)*)*x/", 0),
        ("/a{1000}{1000}/", UNREADABLE),
        ("/" + "(" * 40 + "a" + ")" * 40 + "/", UNREADABLE),
        ("name.nl:/" + "a?" * 40 + "a" * 40 + "/", 0),
        ("?" * 30, 0),
        ("*a" * 20, 0),
    ],
)
def test_patterns_that_hurt_others(asked, query, answer):
    status, told = asked(f"q={query.replace('+', '%2B')}")
    assert (status, told) == (200 if answer == 0 else 404, answer)


def test_large_and_honest_queries_are_answered(asked):
    ids = "q=id:(" + " OR ".join(["e7", *(f"{number:032x}" for number in range(1500))]) + ")"
    assert asked(ids) == (200, 1)
    assert asked("q=" + " ".join(WORDS))[0] == 200
    assert asked("text=" + " ".join(WORDS)) == (200, 0)
    assert asked("q=" + " OR ".join(f"{word}*" for word in WORDS[:40]))[0] == 200


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


def test_work_is_counted_over_all_queries_of_a_request(asked):
    half = " OR ".join(f"{word}x" for word in WORDS[:900])
    assert asked(f"q={half}")[0] == 200
    assert asked(f"q={half}&text={half.replace('x ', 'y ')}")[0] == 400
    work = Work()
    work.add(MOST_WORK)
    with pytest.raises(ValueError, match="too much work"):
        work.add(1)
