# SPDX-License-Identifier: EUPL-1.2
import json
import os
from pathlib import Path

import jsonschema_rs
import pytest
from django.test import Client

from foyer.blocks.taxonomy.api.terms import api

TERMS = "/api/taxonomy/terms"


@pytest.fixture
def answer():
    return Client().get(TERMS)


def test_everybody_may_read_all_terms(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert not answer.cookies
    assert len(answer.json()["terms"]) == 145


def test_a_term_with_its_themes(answer):
    concert = next(item for item in answer.json()["terms"] if item["id"] == "0.50.4.0.0")
    assert concert["name"] == {"nl": "Concert", "fr": "Concert", "de": "Konzert", "en": "Concert"}
    assert concert["scope"] == ["events"]
    assert len(concert["otherSuggestedTerms"]) == 7
    assert concert["otherSuggestedTerms"][0] == {
        "id": "1.8.3.5.0",
        "domain": "theme",
        "name": {"nl": "Amusementsmuziek", "fr": "Cabaret", "de": "Schlager", "en": "Cabaret music"},
        "scope": ["events"],
    }
    theme = next(item for item in answer.json()["terms"] if item["id"] == "1.8.3.5.0")
    assert "otherSuggestedTerms" not in theme


def test_the_answer_keeps_its_contract(answer):
    operation = api.contract.operations["get-terms"]
    schema = operation.responses["200"]["content"]["application/json"]["schema"]
    jsonschema_rs.validate(api.contract.standalone(schema), answer.json())


def test_who_has_the_list_gets_it_no_second_time(answer):
    again = Client().get(TERMS, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", [TERMS + "/", TERMS + "?apiKey=abc&_=1"])
def test_a_slash_and_strange_parameters_do_no_harm(path, answer):
    assert Client().get(path).content == answer.content


def test_only_the_head(answer):
    head = Client().head(TERMS)
    assert (head.status_code, head["ETag"]) == (200, answer["ETag"])


def test_a_browser_may_ask_before():
    answer = Client().options(TERMS, headers={"Access-Control-Request-Headers": "X-Api-Key"})
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Headers"] == "X-Api-Key"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_terms_cannot_be_changed(method):
    answer = getattr(Client(), method)(TERMS)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/api/taxonomy", "/api/taxonomy/", "/api/taxonomy/terms/0.50.4.0.0"])
def test_nothing_else_is_there(path):
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_the_answer_is_that_of_the_compatible_contract(answer):
    folder = os.environ.get("FOYER_CONTRACTS")
    if not folder:
        pytest.skip("FOYER_CONTRACTS names no folder")
    assert answer.json() == json.loads((Path(folder) / "taxonomy-terms.json").read_bytes())
    published = json.loads((Path(folder) / "openapi/uitdatabank/reference/taxonomy.json").read_bytes())
    response = published["paths"]["/terms"]["get"]["responses"]["200"]
    jsonschema_rs.validate(response["content"]["application/json"]["schema"], answer.json())
