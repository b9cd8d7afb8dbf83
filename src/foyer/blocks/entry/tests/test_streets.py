# SPDX-License-Identifier: EUPL-1.2
from urllib.parse import urlencode

import pytest

from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.geo.public import AddressParts, Learned, learn_addresses
from foyer.kernel.actors import SYSTEM

ASKED = {"country": "BE", "postalCode": "9000", "locality": "Gent", "query": "koren"}
MISSING = "Query parameter country or postalCode or locality or query is missing."


def path(**changed):
    asked = {name: value for name, value in {**ASKED, **changed}.items() if value is not None}
    return f"/addresses/streets?{urlencode(asked)}"


@pytest.fixture(autouse=True)
def learned(db):
    lines = [f"Koren{end} 1" for end in ("markt", "lei", "weg", "bloem", "straat", "laan", "pad")]
    learn_addresses(
        SYSTEM, "a test", [Learned(AddressParts("BE", "9000", "Gent", line), 51.05, 3.72) for line in lines]
    )


def test_five_unless_told(call):
    answer = call("GET", path())
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.json() == ["Korenbloem", "Korenlaan", "Korenlei", "Korenmarkt", "Korenpad"]
    assert call.got(path(limit="1")) == ["Korenbloem"]
    assert call.got(path(limit="")) == answer.json()
    assert len(call.got(path(limit="100"))) == 7
    assert call.got(path(query="bestaatniet")) == []


@pytest.mark.parametrize("name", sorted(ASKED))
@pytest.mark.parametrize("value", [None, "", " "])
def test_each_is_needed(call, name, value):
    told = problem(call("GET", path(**{name: value})))
    assert told == {
        "type": "https://api.publiq.be/probs/url/not-found",
        "title": "Not Found",
        "status": 404,
        "detail": MISSING,
    }


@pytest.mark.parametrize("limit", ["0", "101", "-1", "x", "1.5", "9" * 40, "٣"])
def test_a_limit_out_of_range(call, limit):
    told = problem(call("GET", path(limit=limit)))
    assert told["status"] == 404
    assert (
        told["detail"]
        == f'Query parameter limit has invalid value "{limit}". Should be a number from 1 to 100'
    )


def test_a_token_is_needed(anonymous):
    assert problem(anonymous("GET", path()))["detail"] == "Authorization header missing."


def test_odd_characters_find_nothing(call):
    assert call.got(path(query="%_'\"", locality="%")) == []
