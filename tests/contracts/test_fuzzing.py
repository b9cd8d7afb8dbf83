# SPDX-License-Identifier: EUPL-1.2
"""Requests drawn from each contract: no fault of ours, nothing that the contract does not tell.

Calls go through the dispatcher, in this process, with good credentials, with none, and, in the entry API,
with those of a user who may do everything, whose calls get past the rights. What a path names exists in two
calls of three.
"""

from functools import cache

import orjson
import pytest
import schemathesis.openapi
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from small_index import hold

from contracts.apis import NAMES, api
from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity.public import issue_api_key, issue_token
from foyer.blocks.offers.tests.documents import organizer, place, several
from foyer.blocks.productions.services.create_production import create_production
from foyer.config.wsgi import application
from foyer.kernel.actors import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# A fault of ours is a 500, which no contract tells; 503 some do.
CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)
GOD = "the-god-user"
# How many calls an operation gets; APIs with few operations and many parameters get more.
CALLS = {"entry": 3, "search": 40, "geo": 20, "taxonomy": 10, "exports": 10}


@cache
def operations(name):
    schema = schemathesis.openapi.from_dict(orjson.loads(api(name).contract.json))
    schema.app = application
    schema.location = f"http://localhost/api/{name}/openapi.json"
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def known(settings):
    """Return ids that exist, by the first word of the path that they stand in."""
    settings.FOYER_GOD_USERS = frozenset({GOD})
    call, god = Caller("somebody"), Caller(GOD)
    places = call.made("/places", place())
    mine = call.made("/organizers", organizer(url="https://mine.example.org"))
    return {
        "ownerships": call.made("/ownerships", {"itemId": mine, "itemType": "organizer"}),
        "saved-searches": call.made("/saved-searches/v3", {"name": "Gent", "query": "regions:*"}),
        "roles": god("POST", "/roles", {"name": "Redactie"}).json()["roleId"],
        "places": places,
        "events": (one := call.made("/events", several(places, 6, 7))),
        "productions": create_production(SYSTEM, "Reeks", [one]),
        "news-articles": call.made("/news-articles", article(one)),
        "organizers": call.made("/organizers", organizer()),
        "regions": "nis-44021",
    }


@pytest.fixture(autouse=True)
def same_connection(known):
    """Keep the connection of the test's transaction open at the end of a request.

    After `known`, whose client connects again what it disconnected itself.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def index(settings, tmp_path, monkeypatch):
    """Let search answer."""
    hold(settings, tmp_path / "search", monkeypatch)


def credentials(name, who):
    if who == "nobody":
        return {}
    if name == "search":
        return {"X-Api-Key": issue_api_key(SYSTEM, "fuzz", apis=("search",))}
    return {"Authorization": f"Bearer {issue_token(who)}"} if name in {"entry", "exports"} else {}


def cases(operation, known):
    """Return the calls of an operation: as its contract wants them and otherwise."""
    told = next((known[word] for word in operation.path.split("/") if word in known), None)
    named = "{id}" in operation.path and told is not None

    def drawn(mode, there):
        given_ = {"path_parameters": {"id": told}} if named and there else {}
        if any(each.name == "If-Match" for each in operation.headers):
            # A condition drawn at random would never hold.
            given_["headers"] = {"If-Match": "*"}
        return operation.as_strategy(generation_mode=mode, **given_)

    good, bad = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
    return st.one_of(drawn(good, True), drawn(good, False), drawn(bad, True))


def faults(name, operation, headers, known, calls):
    """Call an operation some times; return what is wrong with the first answer that is."""

    @settings(
        max_examples=calls,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases(operation, known))
    def holds(case):
        sent = {**headers, "Accept-Encoding": "identity"}
        response = case.call(headers=sent, base_url=f"http://localhost/api/{name}")
        case.validate_response(response, checks=list(CHECKS), headers=sent)

    try:
        holds()
    except AssertionError as error:
        return str(error)[:1500]
    except BaseExceptionGroup as group:
        return str(group.exceptions[0])[:1500]
    return None


CALLERS = [*((name, who) for name in NAMES for who in ("somebody", "nobody")), ("entry", GOD)]


@pytest.mark.parametrize(("name", "who"), CALLERS, ids=[f"{name} {who}" for name, who in CALLERS])
def test_answers_are_those_of_the_contract(name, who, known):
    headers = credentials(name, who)
    calls = max(1, CALLS[name] // 10) if who == "nobody" else CALLS[name]
    wrong = {
        operation.label: told
        for operation in operations(name)
        if (told := faults(name, operation, headers, known, calls))
    }
    assert not wrong, "\n\n".join(f"{label}: {told}" for label, told in wrong.items())
