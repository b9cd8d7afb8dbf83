# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""The search API over HTTP: credentials, POST, methods, headers, and answers after its contract."""

import orjson
import pytest
from django.test import Client
from jsonschema_rs import validator_for

from foyer.blocks.identity.public import api_key, change_api_key_status, issue_api_key, issue_token
from foyer.blocks.identity.public import client as identity_client
from foyer.blocks.search.api.search import api
from foyer.blocks.search.tests.index_documents import event, organizer, place
from foyer.kernel.actors import SYSTEM
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

FOUND = api.contract.standalone({"$ref": "#/components/schemas/PagedCollection"})


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def key():
    return issue_api_key(SYSTEM, "test", client_id="tester", apis=("search",))


def call(client, path, **headers):
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return client.get(f"/api/search{path}", **named)


def told(response):
    document = orjson.loads(response.content)
    return (
        response.status_code,
        document["type"].removeprefix("https://api.publiq.be/probs/"),
        document.get("detail"),
    )


def test_a_key_opens_all_paths(client, held, key):
    held(event("e"), place("p"), organizer("o"))
    for path, total in (
        ("/events", 1), ("/events/", 1), ("/event", 1), ("/places", 1), ("/place/", 1), ("/offers", 2), ("/organizers", 1),
    ):  # fmt: skip
        response = call(client, path, x_api_key=key)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/ld+json"
        document = orjson.loads(response.content)
        assert document["totalItems"] == total
        validator_for(FOUND).validate(document)


def test_each_credential_has_its_answer(client, held, key):
    held(event("e"))
    assert told(call(client, "/events")) == (
        401, "auth/unauthorized", "No x-api-key header or apiKey parameter found",
    )  # fmt: skip
    assert told(call(client, "/events", x_api_key="nope")) == (
        401, "auth/unauthorized", "The provided api key nope is invalid",
    )  # fmt: skip
    assert told(call(client, "/events?clientId=x&apiKey=" + key)) == (
        403, "auth/forbidden", "The provided client id x is not allowed to access this API.",
    )  # fmt: skip
    assert call(client, "/events?clientId=tester").status_code == 200
    assert call(client, f"/events?apiKey={key}").status_code == 200
    assert told(call(client, "/events", authorization="Basic x")) == (
        401, "auth/unauthorized", 'Authorization header must start with "Bearer ", followed by your token',
    )  # fmt: skip
    assert told(call(client, "/events", authorization="Bearer x")) == (
        401, "auth/unauthorized", 'Token "x" is not a valid JWT.',
    )  # fmt: skip
    good, bad = issue_token("somebody"), issue_token("somebody", apis=("entry",))
    assert call(client, "/events", authorization=f"Bearer {good}").status_code == 200
    assert told(call(client, "/events", authorization=f"Bearer {bad}")) == (
        403, "auth/forbidden", "The provided token is not allowed to access this API.",
    )  # fmt: skip
    broken = good[:-6] + "AAAAAA"
    assert told(call(client, "/events", authorization=f"Bearer {broken}")) == (
        401, "auth/unauthorized", f'Token "{broken}" is expired or not valid for Search API.',
    )  # fmt: skip
    assert call(client, "/events").headers["Content-Type"] == "application/ld+json"


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("labels:(", "The query ends where a word is needed (at character 9)"),
        ("price:cheap", "Not a number: cheap"),
        (" OR ".join(f"*{number}" for number in range(100)), "The query asks for too much work"),
        (f'name.nl.autocomplete:"{"a" * 12_000}"', "The beginning of a word has at most 900 bytes"),
    ],
)
def test_no_key_is_made_with_a_query_that_nobody_can_search_with(query, wrong):
    with pytest.raises(Problem) as refused:
        issue_api_key(SYSTEM, "x", client_id="narrow", apis=("search",), default_query=query)
    assert refused.value.status == 400
    assert refused.value.detail.startswith(f"Nobody can search with the query of this key: {wrong}")
    assert identity_client("narrow") is None


def test_searches_of_the_entry_api_need_no_credential_and_heed_one_in_the_address(client, held):
    held(
        event("a", labels=["jazz"]), event("b"), event("own", childrenOnly=[True], creator=["narrow@clients"])
    )
    issue_api_key(SYSTEM, "x", client_id="narrow", apis=("search",), default_query="labels:jazz OR id:own")
    entry_only = issue_api_key(SYSTEM, "y", apis=("entry",))

    def passed_on(query, **headers):
        return client.get(f"/api/entry/events/?{query}", headers=headers)

    def total(query, **headers):
        return orjson.loads(passed_on(query, **headers).content)["totalItems"]

    assert (total(""), total("", **{"X-Client-Id": "narrow"})) == (2, 2)
    assert (total("clientId=narrow"), total("clientId=narrow&q=id:own")) == (2, 1)
    assert total("clientId=narrow&q=id:b") == 0
    assert told(passed_on("apiKey=none")) == (
        401,
        "auth/unauthorized",
        "The provided api key none is invalid",
    )
    assert passed_on(f"apiKey={entry_only}").status_code == 403


def test_a_blocked_key_says_so(client, held, key):
    held(event("e"))
    change_api_key_status(SYSTEM, api_key(key).id, "blocked")
    assert told(call(client, "/events", x_api_key=key)) == (
        403, "auth/forbidden", f"The provided api key {key} is blocked",
    )  # fmt: skip


def test_a_key_for_another_api_does_not_open_this_one(client, held):
    held(event("e"))
    other = issue_api_key(SYSTEM, "other", apis=("entry",))
    assert call(client, "/events", x_api_key=other).status_code == 403


def test_a_post_is_a_query_string_in_the_body(client, held, key):
    held(event("a", labels=["foo"]), event("b"))

    def post(body, path="/events", content_type="text/plain"):
        return client.post(
            f"/api/search{path}",
            body,
            content_type=content_type,
            CONTENT_TYPE=content_type,
            HTTP_X_API_KEY=key,
        )

    assert orjson.loads(post("labels%5B%5D=foo&limit=7").content)["totalItems"] == 1
    assert orjson.loads(post("").content)["totalItems"] == 2
    assert (
        orjson.loads(post("apiKey=ignored", content_type="Text/Plain; charset=utf-8").content)["totalItems"]
        == 2
    )
    assert told(post("", "/events?limit=1")) == (
        400,
        "body/bad-request",
        "POST requests do not allow query parameters in the URL. Use the request body instead.",
    )
    assert told(post("", content_type="application/json")) == (
        415, "body/unsupported-media-type", "POST requests require Content-Type text/plain.",
    )  # fmt: skip
    assert told(post("foo=1&bar=2")) == (404, "url/not-found", "Unknown query parameter(s): foo, bar")


def test_paths_methods_and_preflights(client, held, key):
    held(event("a"))
    assert told(call(client, "/nothing")) == (404, "url/not-found", None)
    assert told(client.delete("/api/search/events")) == (405, "method/not-allowed", None)
    response = client.options(
        "/api/search/events", HTTP_ORIGIN="https://x.be", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET"
    )
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == "https://x.be"
    assert "X-Client-Id" in response.headers["Access-Control-Allow-Headers"]
    refused = call(client, "/events?foo=1", x_api_key=key)
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_refusals_before_the_search_may_be_read_by_every_page(client):
    sent = {"HTTP_ORIGIN": "https://x.be"}
    too_large = client.post(
        "/api/search/events", b"x" * (10 * 1024 * 1024 + 1), content_type="text/plain", **sent
    )
    null = client.get("/api/search/events?q=%00", **sent)
    assert (too_large.status_code, null.status_code) == (413, 400)
    for answer in (too_large, null):
        assert answer.headers["Access-Control-Allow-Origin"] == "https://x.be"
        assert answer.headers["Access-Control-Allow-Credentials"] == "true"
        assert answer.headers["Access-Control-Allow-Methods"] == "GET,POST,PUT,PATCH,DELETE"
        assert "X-Api-Key" in answer.headers["Access-Control-Allow-Headers"]
        assert answer.headers["Vary"] == "Origin"


def test_head_is_get_without_the_body(client, held, key):
    held(event("a"), place("p"), organizer("o"))
    for path in (
        "/events",
        "/places",
        "/offers",
        "/organizers",
        "/events?foo=1",
        "/events?apiKey=x",
        "/nothing",
    ):
        headers = {} if "apiKey" in path else {"X-Api-Key": key}
        whole = client.get(f"/api/search{path}", headers=headers)
        bare = client.head(f"/api/search{path}", headers=headers)
        assert (bare.status_code, bare.content) == (whole.status_code, b"")
        for name in ("Content-Type", "Content-Length", "Access-Control-Allow-Origin"):
            assert bare.headers[name] == whole.headers[name]
    assert client.delete("/api/search/events").headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_keys_are_not_told_in_logs(client, held, key, capsys):
    held(event("a"))
    call(client, f"/events?apiKey={key}")
    shown = capsys.readouterr()
    assert key not in shown.out + shown.err


def test_a_page_needs_a_fixed_number_of_queries(client, held, key, django_assert_num_queries):
    held(*(event(f"e{number}") for number in range(20)))
    with django_assert_num_queries(1):
        call(client, "/events", x_api_key=key)
    with django_assert_num_queries(2):
        call(client, "/events?embed=true", x_api_key=key)
