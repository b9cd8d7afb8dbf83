# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""Whatever is sent, the answer is one of those that the contract names."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foyer.blocks.search.api import search as module
from foyer.blocks.search.api.search import api
from foyer.blocks.search.rules.request import offers, organizers
from foyer.blocks.search.rules.request.plan import Consumer
from foyer.blocks.search.tests.index_documents import NOW, dated, event, organizer, place
from foyer.kernel import clock

NAMES = sorted(offers.KNOWN | organizers.KNOWN)
VALUES = [
    "", "*", "0", "-1", "1", "1e999", "NaN", "Infinity", "99999999999999999999", "true", "no", "\x00", "é", "ab",
    "2026-05-03T10:00:00+02:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-13-01T00:00:00Z",
    "2026-05-03", "51,4", "51.05,3.72", "90,180", "-90,-180", "10km", "99999999 miles", "0.0m", "51,3|52,4",
    "52,179|53,-179", "a AND", "(a", "name.nl:jazz~2", "/[a-z/", "/<1-9>{2}/", "price:[1 TO 0]", "*:*", "a^b",
    "dateRange:[now-1d TO *]", "jazz*", "*a?", "\"a b\"~3", "_exists_:name", "labels", "regions", "productionId",
    "desc", "asc", "Available", "APPROVED,DRAFT", "monday,x", "nl", "BE", "http://[x", "https://a.be/b?c#d", "\\", "%",
    "\ud7ff\U0010ffff", "name.\\*:x", "a b c AND d OR NOT e", "x" * 300,
]  # fmt: skip
SUFFIXES = ["", "", "", "[]", "[x]", "[created]", "[distance]", "[][]", "[", "]"]

pairs = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(SUFFIXES), st.sampled_from(VALUES) | st.text(max_size=20)
    ),
    max_size=4,
)


@pytest.fixture
def _open(held, monkeypatch):
    monkeypatch.setattr(module, "consumer_of", lambda _request, _in_url: Consumer("me"))
    spans = (
        ("2026-05-05T09:00:00+02:00", "2026-05-05T12:00:00+02:00", {"hasChildcare": True}),
        ("2026-05-06T20:00:00+02:00", "2026-05-06T22:00:00+02:00", {}),
    )
    held(
        event("a", name__nl=["jazz in gent"], geo_point=[(51.05, 3.72)], **dated(*spans)),
        place("b", labels=["x"], regions=["nis-44021"]),
        organizer("c"),
    )


@pytest.mark.usefixtures("_open")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["events", "places", "offers", "organizers"]), pairs, st.booleans())
def test_no_request_breaks_the_search(collection, given_pairs, posted):
    from urllib.parse import quote_plus

    query = "&".join(
        f"{quote_plus(name)}{suffix}={quote_plus(value, errors='replace')}"
        for name, suffix, value in given_pairs
    )
    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        if posted:
            request = RequestFactory().post("/", query, content_type="text/plain")
        else:
            request = RequestFactory().get(f"/?{query}")
        response = api.handle(request, f"/{collection}")
    operation = api.contract.operations[f"{'post' if posted else 'get'}-{collection}"]
    assert str(response.status_code) in operation.responses, query
    assert response.status_code != 503
