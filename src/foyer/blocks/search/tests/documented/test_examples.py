# SPDX-License-Identifier: EUPL-1.2
"""What the pages say that a request finds, it finds."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_api_key
from foyer.blocks.search.rules.request import offers, organizers
from foyer.blocks.search.tests.documented import pages
from foyer.blocks.search.tests.documented.collection import documents
from foyer.blocks.search.tests.index_documents import NOW
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db

PAGES = (
    "reference/search-parameters.md",
    "reference/search-results.md",
    "reference/query-language.md",
    "how-to/search-recipes.md",
)


@pytest.fixture
def ask(held):
    """Return a function that gives the answer to a request as a page writes it."""
    held(*documents())
    key = issue_api_key(SYSTEM, "reader", client_id="reader", apis=("search",))

    def call(asked):
        path, given = pages.parameters(asked)
        response = Client().get(f"/api/search{path}?{urlencode(given)}", headers={"X-Api-Key": key})
        return response.status_code, orjson.loads(response.content)

    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        yield call


def told_of(status, body):
    """Return an answer as pages write it: names of what was found, or the refusal."""
    if status != 200:
        return f"{status} {body['detail']}"
    found = ", ".join(one["@id"].rpartition("/")[2] for one in body["member"])
    hidden = body["totalItems"] - len(body["member"])
    return (found or "nothing") + (f" of {body['totalItems']}" if hidden else "")


@pytest.mark.parametrize("name", PAGES)
def test_requests_find_what_the_page_says(ask, name):
    shown = pages.requests(name)
    assert len(shown) > 10
    found = [(asked, told, told_of(*ask(asked))) for asked, told in shown]
    wrong = [f"{asked}\n  the page: {told}\n  found: {is_}" for asked, told, is_ in found if told != is_]
    assert not wrong, "\n".join(wrong)


def test_facets_hold_what_the_page_shows(ask):
    shown = [text for text in pages.blocks("reference/search-results.md", "json") if '"facet"' in text]
    assert len(shown) == 2
    for text in shown:
        facets = orjson.loads(text)["facet"]
        asked = "&".join(f"facets[]={name}" for name in facets)
        _, body = ask(f"/events?{asked}&limit=1")
        for name, nodes in facets.items():
            assert {key: body["facet"][name].get(key) for key in nodes} == nodes


def test_every_parameter_is_shown_in_use():
    shown = [pages.parameters(asked)[1] for page in PAGES for asked, _ in pages.requests(page)]
    used = {name.partition("[")[0] for given in shown for name, _ in given}
    # A key is shown where curl is.
    assert (offers.KNOWN | organizers.KNOWN) - used == {"XDEBUG_SESSION_START", "apiKey"}


def test_explanations_are_what_the_page_says(ask):
    shown = pages.requests("reference/query-language.md", "explain")
    assert len(shown) > 3
    for asked, told in shown:
        status, body = ask(f"/explain{asked}")
        queries = "; ".join(f"{one['parameter']}: {one['read']}" for one in body.get("queries", ()))
        assert told == (queries if status == 200 else f"{status} {body['detail']}"), asked


def test_every_parameter_is_explained_and_no_other():
    explained = set()
    for table in pages.page("reference/search-parameters.md").split("| parameter | form | means |")[1:]:
        rows = [line.split("|")[1] for line in table.split("\n\n")[0].splitlines()[2:]]
        explained |= {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert explained == (offers.KNOWN | organizers.KNOWN) - {"XDEBUG_SESSION_START"}
