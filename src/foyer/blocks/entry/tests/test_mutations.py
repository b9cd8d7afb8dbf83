# SPDX-License-Identifier: EUPL-1.2
"""Bodies of which one part is something else: taken or refused by the contract, never an accident."""

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_index import hold

from foyer.blocks.entry.api.entry import TABLE
from foyer.blocks.entry.tests.calling import ROOT
from foyer.blocks.entry.tests.test_properties import CASES
from foyer.blocks.offers.tests.documents import organizer, place, several
from foyer.kernel.models import AuditEntry


@pytest.fixture(autouse=True)
def index(settings, tmp_path, monkeypatch):
    """An index, since searches of the entry API are answered by search."""
    hold(settings, tmp_path / "index", monkeypatch)


PROBS = "https://api.publiq.be/probs/"

TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "", "nl", "2026-02-30T00:00:00+01:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
            "2026-07-06T20:00:00", "24:00", "25:61", "https://", "http://[::1", "https://x/places/", "9-1",
            "99999999999999999999-", "-", "permanent", "periodic", "multiple", "online", "DELETED", "\x00",
            "00000000-0000-0000-0000-000000000000", "a" * 3000, "\ud7ff",
        ]
    ),
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(TEXTS, st.sampled_from(["nl", "id", "@id", "type"])), inner, max_size=3),
    ),
    max_leaves=6,
)
MORE = {
    "calendarType": "multiple",
    "openingHours": [{"opens": "10:00", "closes": "17:00", "dayOfWeek": ["monday"]}],
    "openingHoursClosedDays": [{"startDate": "2026-12-25", "endDate": "2026-12-25"}],
    "priceInfo": [{"category": "base", "name": {"nl": "Basis"}, "price": 1.5, "priceCurrency": "EUR"}],
    "contactPoint": {"phone": ["09"], "email": ["a@example.org"], "url": ["https://x.example.org"]},
    "bookingInfo": {"phone": "09", "availabilityStarts": "2026-03-01T00:00:00+01:00"},
    "labels": ["zomer"],
    "videos": [{"url": "https://vimeo.com/123456789", "language": "nl"}],
    "typicalAgeRange": "6-12",
}


def _spots(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield from _spots(inner, (*path, name))


def _replaced(value, path, by):
    if not path:
        return by
    whole = deepcopy(value)
    node = whole
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = by
    return whole


def _mutated(draw, body):
    for _ in range(draw(st.integers(1, 3))):
        body = _replaced(body, draw(st.sampled_from(list(_spots(body)))), draw(VALUES))
    return body


def _is_answered(response):
    assert response.status_code < 500, response.content
    if response.status_code >= 400:
        document = response.json()
        assert document["status"] == response.status_code
        assert document["type"].startswith(PROBS) or document["type"] == "about:blank"


RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("plural", ["events", "places", "organizers"])
@RELAXED
@given(data=st.data())
def test_mutated_documents(call, plural, data):
    if not hasattr(call, "place_id"):
        call.place_id = call.made("/places", place())
    body = {
        "events": {**several(call.place_id, 6, 7), **MORE},
        "places": {**place(name={"nl": "Andere zaal"}), **MORE, "calendarType": "permanent"},
        "organizers": {**organizer(), "contactPoint": MORE["contactPoint"], "labels": ["zomer"]},
    }[plural]
    rows = AuditEntry.objects.count()
    response = call("POST", f"/{plural}", _mutated(data.draw, body))
    _is_answered(response)
    if response.status_code == 201:
        assert call("GET", f"/{plural}/{response.json()['id']}").status_code == 200
        call("DELETE", f"/{plural}/{response.json()['id']}")
    else:
        assert AuditEntry.objects.count() == rows


@RELAXED
@given(data=st.data())
def test_mutated_updates(call, data):
    if not hasattr(call, "paths"):
        place_id = call.made("/places", place())
        call.paths = {
            "places": f"/places/{place_id}",
            "events": f"/events/{call.made('/events', several(place_id, 6, 7))}",
            "organizers": f"/organizers/{call.made('/organizers', organizer())}",
        }
    plural, method, path, body, *_ = data.draw(st.sampled_from(CASES))
    response = call(method, call.paths[plural] + path, _mutated(data.draw, body))
    _is_answered(response)
    assert call("GET", call.paths[plural]).status_code == 200


@RELAXED
@given(method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"]),
       path=st.lists(st.one_of(TEXTS, st.sampled_from(["events", "event", "places", "labels", "imports"])),
                     max_size=4))  # fmt: skip
def test_any_path(call, method, path):
    response = call(method, "/" + "/".join(path).replace("?", "").replace("#", ""))
    assert response.status_code < 500, response.content


def test_the_table_of_routes_is_reached_under_its_root(call):
    assert ROOT == "/api/entry"
    assert TABLE.find("/events/x") is not None
