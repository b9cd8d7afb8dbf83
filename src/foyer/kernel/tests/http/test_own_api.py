# SPDX-License-Identifier: EUPL-1.2
"""An API of ours takes what its contract says, and says of everything else what would be right."""

import pytest
from django.test import Client, override_settings

from foyer.kernel.http.contract import Contract, documentation
from foyer.kernel.http.own_api import OwnApi
from foyer.kernel.problems import OWN
from foyer.kernel.tests.http import bakery


@pytest.fixture
def client():
    bakery.placed.clear()
    with override_settings(
        FOYER_APIS={"bakery": "foyer.kernel.tests.http.bakery.API"},
        FOYER_API_HOSTS={"bakery.example.org": "bakery"},
        FOYER_PUBLIC_URL="https://foyer.example.org",
    ):
        yield Client(raise_request_exception=False)


def _errors(answer):
    assert answer.status_code == 400, answer.content
    assert answer.json()["type"] == OWN + "invalid-request"
    return [
        (error["in"], error.get("name", error.get("pointer")), error["detail"])
        for error in answer.json()["errors"]
    ]


def test_parameters_arrive_in_their_types(client):
    answer = client.get("/api/bakery/orders?limit=5&open=true&bread=rye&bread=wheat&ids=1,2&price=2.5")
    assert answer.json() == {"limit": 5, "open": True, "bread": ["rye", "wheat"], "ids": [1, 2], "price": 2.5}


def test_a_parameter_that_is_not_given_has_its_default(client):
    assert client.get("/api/bakery/orders").json() == {"limit": 30}


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("limit=many", ("query", "limit", "must be a whole number, not 'many'")),
        ("limit=1.5", ("query", "limit", "must be a whole number, not '1.5'")),
        ("limit=--5", ("query", "limit", "must be a whole number, not '--5'")),
        ("limit=", ("query", "limit", "must be a whole number, not ''")),
        ("limit=101", ("query", "limit", "must be at most 100, not 101")),
        ("limit=0", ("query", "limit", "must be at least 1, not 0")),
        ("limit=1&limit=2", ("query", "limit", "may be given once only")),
        ("open=yes", ("query", "open", "must be true or false, not 'yes'")),
        ("bread=cake", ("query", "bread", 'must be one of rye, wheat, not "cake"')),
        ("ids=1,x", ("query", "ids", "must be a whole number, not a text")),
        ("price=0", ("query", "price", "must be more than 0, not 0")),
        ("price=NaN", ("query", "price", "must be a number, not 'NaN'")),
        (
            "limt=1",
            ("query", "limt", "is unknown; the parameters are limit, open, bread, ids, price"),
        ),
    ],
)
def test_a_wrong_parameter_is_named_with_what_would_be_right(client, query, error):
    assert _errors(client.get(f"/api/bakery/orders?{query}")) == [error]


def test_all_faults_are_told_at_once(client):
    assert len(_errors(client.get("/api/bakery/orders?limit=0&open=x&y=1"))) == 3


def test_path_and_header_are_checked(client):
    assert client.get("/api/bakery/orders/7", headers={"x-reader": "Anna"}).json() == {
        "id": 7,
        "X-Reader": "Anna",
    }
    assert _errors(client.get("/api/bakery/orders/seven")) == [
        ("path", "id", "must be a whole number, not 'seven'"),
        ("header", "X-Reader", "is required"),
    ]


def _post(client, body, **headers):
    return client.post("/api/bakery/orders", body, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        (b"", [("body", "", "is required")]),
        (b"[]", [("body", "", "must be an object, not a list")]),
        (b"{}", [("body", "", 'misses the property "bread"')]),
        (b'{"bread":"rye","loaves":0}', [("body", "/loaves", "must be at least 1, not 0")]),
        (
            b'{"bread":"rye","loaves":true}',
            [("body", "/loaves", "must be a whole number, not true or false")],
        ),
        (
            b'{"bread":"rye","day":"2026-13-01"}',
            [("body", "/day", 'must be a date such as 2026-07-17, not "2026-13-01"')],
        ),
        (b'{"bread":"rye","note":"x"}', [("body", "", "has unknown properties: note")]),
        (
            b'{"bread":"rye","notes":["ok","a","no"]}',
            [
                ("body", "/notes", "must have 2 items or fewer, not 3"),
                ("body", "/notes/1", "must have 2 characters or more, not 1"),
            ],
        ),
        (b'{"bread":"r\\u0000"}', [("body", "", "must not contain the character U+0000")]),
    ],
)
def test_a_wrong_body_is_told_where_it_is_wrong(client, body, errors):
    assert sorted(_errors(_post(client, body))) == sorted(errors)
    assert bakery.placed == []


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"bread": "\\ud800"}', b"[" * 100_000, b"NaN"])
def test_broken_json_is_told_with_its_place(client, body):
    ((where, pointer, detail),) = _errors(_post(client, body))
    assert (where, pointer) == ("body", "")
    assert detail.startswith("is no JSON: ")
    assert "line 1, column" in detail
    assert bakery.placed == []


def test_another_media_type_is_refused(client):
    answer = client.post("/api/bakery/orders", b"bread=rye", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 415
    assert "application/json" in answer.json()["detail"]
    assert bakery.placed == []


def test_an_unknown_path_and_method(client):
    assert client.get("/api/bakery/nothing").status_code == 404
    answer = client.delete("/api/bakery/orders")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_browser_may_ask_first(client):
    answer = client.options("/api/bakery/orders", headers={"access-control-request-headers": "x-api-key"})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, POST"
    assert answer.headers["Access-Control-Allow-Headers"] == "x-api-key"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_contract_and_endpoints_must_match():
    with pytest.raises(ValueError, match="differ in getOrder, listOrders, placeOrder"):
        OwnApi("bakery", bakery.CONTRACT, {})


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"openapi": "3.0.1"}, "must be OpenAPI 3.1"),
        ({"openapi": "3.1.0", "paths": {"/a": {"get": {}}}}, "GET /a has no operationId"),
        (
            {"openapi": "3.1.0", "paths": {"/a": {"get": {"operationId": "x"}, "put": {"operationId": "x"}}}},
            "two operations are called 'x'",
        ),
        (
            {
                "openapi": "3.1.0",
                "paths": {"/a": {"get": {"operationId": "x", "parameters": [{"$ref": "#/components/no"}]}}},
            },
            "#/components/no leads nowhere",
        ),
    ],
)
def test_a_document_that_is_no_contract_is_refused(document, says):
    with pytest.raises(ValueError, match=says):
        Contract(document)


def test_the_documentation_is_made_from_the_contract(client):
    answer = client.get("/api/bakery/docs")
    assert answer.status_code == 200
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    page = answer.content.decode()
    assert "<h1>Bakery</h1>" in page
    assert "https://foyer.example.org/api/bakery" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert '<a href="https://example.org/shop">the shop</a>' in page
    assert "<li>rye</li>" in page
    for operation in bakery.CONTRACT.operations:
        assert f'id="{operation}"' in page
    assert "at least 1; at most 100; 30 if not given" in page
    assert "list of texts<small>each one of rye, wheat</small>" in page
    assert "list of whole numbers" in page
    assert "header parameter" in page
    assert "Needs: key" in page


def test_many_parameters_are_told_once():
    many = [
        {"name": name, "in": "query", "description": f"About {name}.", "schema": {"type": "string"}}
        for name in ("rye", "oats", "spelt", "wheat", "barley", "millet")
    ]
    answers = {"200": {"description": "Bread."}}
    paths = {
        path: {"get": {"operationId": name, "parameters": asked, "responses": answers}}
        for path, name, asked in (
            ("/day", "day", many),
            ("/night", "night", many),
            ("/noon", "noon", many[1:]),
            ("/dusk", "dusk", many[1:]),
            ("/dawn", "dawn", [{**many[0], "required": True}, *many[1:]]),
        )
    }
    document = {"openapi": "3.1.0", "info": {"title": "Bakery", "version": "1"}, "paths": paths}
    page = documentation.page(Contract(document), "https://foyer.example.org")
    assert page.count("The same as those of") == 1
    assert '<p>The same as those of <a href="#day">GET /day</a>.</p>' in page.partition('id="night"')[2]
    assert page.count("About rye.") == 2, "of day and of dawn, where it is required"
    assert page.count("About millet.") == 4


def test_the_documentation_stands_on_a_bound_host_too(client):
    page = client.get("/docs", headers={"host": "bakery.example.org"}).content.decode()
    assert "<code>https://bakery.example.org</code>" in page


def test_the_style_and_the_document_stand_beside_it(client):
    for address in ("/api/bakery/docs.css", "/api/docs.css"):
        answer = client.get(address)
        assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
        assert b"@import" not in answer.content
        assert b"url(" not in answer.content
    answer = client.get("/api/bakery/openapi.json")
    assert answer.json()["info"]["title"] == "Bakery"


@pytest.mark.parametrize("address", ["/api", "/api/"])
def test_the_index_lists_all_apis(client, address):
    page = client.get(address).content.decode()
    assert '<a href="/api/bakery/docs">Bakery</a>' in page
    assert "Orders of <strong>bread</strong>" in page
