# SPDX-License-Identifier: EUPL-1.2
"""The published contract explains every parameter by a sentence and an example that is accepted."""

import re
from urllib.parse import urlencode

import orjson
import pytest
from django.test import Client
from jsonschema_rs import validator_for

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.query.public import FIELDS, Nothing, parse
from foyer.blocks.search.api.search import api
from foyer.blocks.search.rules.request import offers, organizers
from foyer.blocks.search.tests.index_documents import event
from foyer.kernel.actors import SYSTEM

COLLECTIONS = {"events": offers, "places": offers, "offers": offers, "organizers": organizers}
CREDENTIALS = {"apiKey", "clientId", "XDEBUG_SESSION_START"}


@pytest.fixture
def contract(client):
    return client.get("/api/search/openapi.json").json()


def parameters_of(contract, path):
    """Return the parameters of the search at a path, by their names without brackets."""
    shared = contract["components"]["parameters"]
    given = contract["paths"][path]["get"]["parameters"]
    found = (shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in given)
    return {one["name"].removesuffix("[]"): one for one in found}


def as_sent(parameter):
    """Return the pairs by which the example of a parameter is sent."""
    name, example = parameter["name"], parameter["example"]
    if isinstance(example, dict):
        return [(f"{name}[{key}]", value) for key, value in example.items()]
    return [(name, one) for one in (example if isinstance(example, list) else [example])]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_parameter_has_a_sentence_and_an_example(contract, collection):
    for path in (f"/{collection}", f"/explain/{collection}"):
        told = parameters_of(contract, path)
        without = {"embed", "embedUitpasPrices", "embedCalendarSummaries"} if "explain" in path else set()
        assert told.keys() | without >= COLLECTIONS[collection].KNOWN - CREDENTIALS
        assert [name for name, one in told.items() if "example" not in one or not one["description"]] == []


@pytest.mark.django_db
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_examples_are_accepted_all_together(contract, held, collection):
    held(event("a"))
    key = issue_api_key(SYSTEM, "reader", apis=("search",))
    sent = [pair for one in parameters_of(contract, f"/{collection}").values() for pair in as_sent(one)]
    assert len(sent) > 15
    answer = Client().get(f"/api/search/{collection}?{urlencode(sent)}", headers={"X-Api-Key": key})
    assert (answer.status_code, orjson.loads(answer.content).get("detail")) == (200, None)


def told_below(contract, heading):
    """Return what stands as code in the list below a heading of the description."""
    (part,) = (one for one in contract["info"]["description"].split("## ") if one.startswith(heading))
    return re.findall(r"`([^`]+)`", "\n".join(re.findall(r"^(?:- |  ).*$", part, re.MULTILINE)))


def test_every_field_is_told_and_no_other(contract):
    told = told_below(contract, "The fields of")
    written = {"true", "false", "now-7d", "1830"} | {one for one in told if one.startswith("20")}
    names = {re.sub(r"\.(nl|fr|de|en)\b(?!\.autocomplete)", ".<l>", name) for name in FIELDS}
    assert set(told) - written == names


def test_the_queries_can_be_read(contract):
    queries = [one for one in told_below(contract, "The query language") if one not in {"AND", "OR"}]
    assert len(queries) > 15
    assert [one for one in queries if isinstance(parse(one), Nothing)] == []


def test_the_examples_of_answers_are_answers(contract):
    for name in ("PagedCollection", "Problem"):
        one = api.contract.standalone({"$ref": f"#/components/schemas/{name}"})
        validator_for(one).validate(contract["components"]["schemas"][name]["example"])


@pytest.mark.django_db
def test_the_page_shows_the_examples(client):
    page = client.get("/api/search/docs").content.decode()
    for example in (
        "q=name.nl:jazz AND price:[0 TO 10]",
        "labels[]=jazz&amp;labels[]=ook voor kinderen",
        "sort[created]=desc",
        "coordinates=51.0571,3.7262",
    ):
        assert f"<code>{example}</code>" in page
