# SPDX-License-Identifier: EUPL-1.2
"""What no client should send: a clear refusal, soon, with nothing written; or else it is taken whole."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foyer.blocks.entry.api.entry import TABLE
from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.entry.tests.hostile import LARGE, LIMIT, MANY, MIB, dates_of
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel.models import AuditEntry, OutboxEvent

MOST_QUERIES = 40
"""No change takes more queries, whatever is sent; how long it takes is measured by a benchmark."""

NO_JSON = {
    "nothing": b"",
    "spaces": b" \t\r\n",
    "half an object": b'{"name": {"nl": "x"',
    "half a text": b'{"name": "x',
    "two values": b"{}{}",
    "a trailing comma": b'{"name": "x",}',
    "single quotes": b"{'name': 'x'}",
    "no quotes": b"{name: 1}",
    "NaN": b'{"name": NaN}',
    "infinity": b'{"name": -Infinity}',
    "a leading zero": b'{"name": 012}',
    "a plus": b'{"name": +1}',
    "hexadecimal": b'{"name": 0x1F}',
    "a comment": b'{/* x */"name": 1}',
    "XML": b"<event/>",
    "broken UTF-8": b'{"name": "\xff\xfe"}',
    "half a character": b'{"name": "\xe2\x82"}',
    "an overlong code": b'{"name": "\xc0\xaf"}',
    "a surrogate in UTF-8": b'{"name": "\xed\xa0\x80"}',
    "a lone surrogate": b'{"name": "a\\ud800b"}',
    "a surrogate the wrong way round": b'{"name": "\\udc00\\ud800"}',
    "a raw control character": b'{"name": "a\x01b"}',
    "an escape that is none": b'{"name": "\\x41"}',
    "UTF-16": '{"name": "x"}'.encode("utf-16"),
    "UTF-32": '{"name": "x"}'.encode("utf-32"),
    "a mark of order": b'\xef\xbb\xbf{"name": "x"}',
    "zero bytes": b"\x00" * 100,
    "lists in lists": b"[" * 5_000 + b"]" * 5_000,
    "lists without end": b"[" * 100_000,
    "objects in objects": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "lists deeper than any writer takes": b"[" * 300 + b"]" * 300,
    "objects deeper than any writer takes": b'{"a":' * 1_000 + b"1" + b"}" * 1_000,
    "objects deeper than any document": b'{"a":' * 252 + b"null" + b"}" * 252,
}
JSON = {
    "a number": b"12",
    "a text": b'"text"',
    "true": b"true",
    "null": b"null",
    "an empty list": b"[]",
    "an empty object": b"{}",
    "a list of nulls": b"[null, null]",
    "a list of lists": b"[[[[]]]]",
    "a list of everything": b'[0, -1, 1.5, "x", true, {}, []]',
    "a huge integer": b'{"name": 1' + b"0" * 400 + b"}",
    "a huge exponent": b'{"name": 1e308, "id": 1e-400}',
    "the largest integers": b'[9223372036854775808, -9223372036854775809, {"id": 18446744073709551616}]',
    "names twice": b'{"name": "x", "name": {"nl": "y"}, "labels": [], "labels": 3}',
    "an empty name": b'{"": {"": ""}}',
    "a name with a slash": b'{"a/b~c": 1}',
    "the character NUL": b'{"name": "a\\u0000b", "\\u0000": "\\u0000", "reason": "\\u0000"}',
    "deep enough": b'{"a":' * 200 + b"1" + b"}" * 200,
    "many names": json.dumps({f"name{number}": number for number in range(20_000)}).encode(),
    "many items": json.dumps([{"id": number} for number in range(20_000)]).encode(),
    "a long text": json.dumps({"name": "x" * MIB}).encode(),
}
WRITES = [route for route in TABLE.routes if route.method in {"POST", "PUT", "PATCH"} and not route.public]
VALUES = {"language": "nl", "label": "zomer", "term": "0.50.4.0.0", "email": "a@example.org"}


@pytest.fixture
def everything(db, settings):
    """Return a caller who may do all, and one item of each kind by the words of paths."""
    settings.FOYER_GOD_USERS = frozenset({"god"})
    call = Caller("god")
    hall = call.made("/places", place())
    ids = {
        "places": hall,
        "events": call.made("/events", several(hall, 6, 7)),
        "organizers": call.made("/organizers", organizer()),
    }
    return call, ids


def rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


def path_of(route, ids):
    """Return a path to things that exist, as far as offers has them."""
    path = route.pattern.replace("*}", "}")
    for plural, one in ids.items():
        path = path.replace(f"/{plural}/{{id}}", f"/{plural}/{one}")
    for name, value in {**VALUES, "place": ids["places"], "organizer": ids["organizers"]}.items():
        path = path.replace(f"{{{name}}}", value)
    return path.replace("{id}", "none").replace("{", "").replace("}", "")


@pytest.mark.parametrize("route", WRITES, ids=lambda route: route.operation)
def test_no_operation_stumbles_over_a_body(everything, route):
    call, ids = everything
    path, wrong = path_of(route, ids), {}
    for name, raw in {**NO_JSON, **JSON}.items():
        before = rows()
        answer = call(route.method, path, raw)
        if answer.status_code >= 400:
            told = problem(answer)
            if answer.status_code >= 500 or not told["title"] or rows() != before:
                wrong[name] = (answer.status_code, told)
    assert wrong == {}


@pytest.mark.parametrize("plural", ["events", "places", "organizers"])
@pytest.mark.parametrize("name", NO_JSON)
def test_a_whole_document_that_is_no_json(everything, plural, name):
    call, ids = everything
    for method, path in (("POST", f"/{plural}"), ("PUT", f"/{plural}/{ids[plural]}")):
        told = problem(call(method, path, NO_JSON[name]))
        kind = "missing" if not NO_JSON[name] else "invalid-syntax"
        assert (told["status"], told["type"].rpartition("/")[2]) == (400, kind)


def test_of_two_values_for_one_name_the_last_counts(everything):
    call, ids = everything
    raw = b'{"name": "Een", "name": {"nl": 3}, "name": "Twee"}'
    assert call("PUT", f"/organizers/{ids['organizers']}/name/nl", raw).status_code == 204
    assert call.got(f"/organizers/{ids['organizers']}")["name"] == {"nl": "Twee"}


def test_the_character_nul_is_left_out(everything):
    call, ids = everything
    one = f"/events/{ids['events']}"
    reason = {"type": "Unavailable", "reason": {"nl": "a\x00b", "\x00fr": "c"}}
    assert call("PUT", f"{one}/status", reason).status_code == 204
    assert call.got(one)["status"]["reason"] == {"nl": "ab", "fr": "c"}


def test_a_body_over_the_limit_is_not_read(everything):
    call, _ = everything
    before = rows()
    told = problem(call("POST", "/organizers", b" " * (LIMIT + 1)))
    assert (told["status"], told["title"]) == (413, "Content Too Large")
    assert rows() == before


def counted(call, method, path, body):
    """Call, and see that what is large takes no more queries than what is small."""
    with CaptureQueriesContext(connection) as queries:
        answer = call(method, path, body)
    assert len(queries) <= MOST_QUERIES
    return answer


@pytest.mark.parametrize("name", LARGE)
def test_a_body_of_ten_million_bytes_is_refused(everything, name, monkeypatch):
    """One of very many values is not even read as JSON: that would take a gigabyte."""
    call, ids = everything
    before = rows()
    if name in MANY:
        monkeypatch.setattr("foyer.blocks.offers.api.bodies.orjson", None)
    for method, path in (("POST", "/organizers"), ("PUT", f"/events/{ids['events']}/faqs")):
        answer = counted(call, method, path, LARGE[name])
        assert problem(answer)["status"] == (413 if name in MANY else 400)
        assert len(answer.content) < 100_000
    assert rows() == before


def test_a_description_of_nine_million_characters_is_kept(everything):
    call, ids = everything
    one, text = f"/events/{ids['events']}", "x yz" * (2 * MIB)
    assert counted(call, "PUT", f"{one}/description/nl", {"description": text}).status_code == 204
    assert counted(call, "GET", one, None).json()["description"]["nl"] == text


def test_ten_thousand_dates(everything):
    call, ids = everything
    body = event(ids["places"], calendarType="multiple", subEvent=dates_of(10_000))
    made = counted(call, "POST", "/events", body)
    assert made.status_code == 201
    one = f"/events/{made.json()['id']}"
    shown = counted(call, "GET", one, None).json()
    assert [item["id"] for item in shown["subEvent"]] == list(range(10_000))
    changes = [{"id": number, "status": {"type": "Unavailable"}} for number in range(10_000)]
    assert counted(call, "PATCH", f"{one}/sub-events", changes).status_code == 204
    assert call.got(one)["status"]["type"] == "Unavailable"
    assert counted(call, "GET", f"{one}/calendar-summary?size=lg", None).status_code == 200
    assert counted(call, "PUT", one, body).status_code == 200


def test_the_last_of_ten_thousand_dates_is_found(everything):
    call, ids = everything
    dates = dates_of(10_000)
    del dates[9_999]["endDate"]
    dates[9_998]["startDate"] = "morgen"
    answer = counted(call, "POST", "/events", event(ids["places"], calendarType="multiple", subEvent=dates))
    assert problem(answer)["schemaErrors"] == [
        {"jsonPointer": "/subEvent/9998/startDate", "error": "The data must match the 'date-time' format"},
        {"jsonPointer": "/subEvent/9999", "error": "The required properties (endDate) are missing"},
    ]


def test_ten_thousand_dates_that_run_backwards(everything):
    call, ids = everything
    dates = [{"startDate": item["endDate"], "endDate": item["startDate"]} for item in dates_of(10_000)]
    before = rows()
    for method, path, body in (
        ("POST", "/events", event(ids["places"], calendarType="multiple", subEvent=dates)),
        ("PUT", f"/events/{ids['events']}/calendar", {"calendarType": "multiple", "subEvent": dates}),
        (
            "PATCH",
            f"/events/{ids['events']}/sub-events",
            [{"id": n % 2, **item} for n, item in enumerate(dates)],
        ),
    ):
        told = problem(counted(call, method, path, body))
        assert len(told["schemaErrors"]) == 100
        assert told["schemaErrors"][0]["error"] == "endDate should not be before startDate"
    assert rows() == before


def test_lists_without_measure(everything):
    call, ids = everything
    one = f"/places/{ids['places']}"
    labels = [f"label {number}" for number in range(3_000)]
    assert counted(call, "PUT", f"{one}/labels", {"labels": labels}).status_code == 204
    assert len(call.got(one)["labels"]) == 3_000
    addresses = [f"a{number}@example.org" for number in range(3_000)]
    assert counted(call, "PUT", f"{one}/contributors", addresses).status_code == 204
    prices = [{"category": "base", "price": 1}] + [
        {"category": "tariff", "price": 1, "name": {"nl": f"Tarief {number}"}} for number in range(5_000)
    ]
    assert counted(call, "PUT", f"{one}/price-info", prices).status_code == 204
    videos = [{"url": f"https://vimeo.com/{number}", "language": "nl"} for number in range(2_000)]
    body = place(name={"nl": "Zaal"}, videos=videos)
    assert counted(call, "POST", "/places", body).status_code == 201


@pytest.mark.parametrize(
    "path",
    [
        "/events/" + "x" * 100_000,
        "/" + "x/" * 50_000,
        "/events/{events}/labels/" + "x" * 100_000,
        "/events/{events}/labels/" + "/" * 10_000,
        "/events/{events}/type/" + "x" * 100_000,
        "/events/{events}/organizer/" + "é" * 20_000,
        "/events/{events}/location/" + "x" * 100_000,
        "/events/{events}/name/" + "n" * 100_000,
        "/events/%2e%2e/%2e%2e/",
        "/events/%00",
        "/events/{events}/labels/a%00b",
        "/events/{events}/labels/%ff%fe",
        "/events/{events}/labels/%ed%a0%80",
        "/events/{events}/type/%f0%9f%8e%aa",
        "//events",
        "/events//{events}",
    ],
    ids=lambda path: path[:40],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_paths_of_any_length_and_letters(everything, method, path):
    call, ids = everything
    before = rows()
    answer = counted(call, method, path.format(events=ids["events"]), None)
    if answer.status_code >= 400:
        assert problem(answer)["status"] in {400, 404, 405}
        assert rows() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer " + "a." * 50_000},
        {"Authorization": "Bearer " + "e30." * 2 + "x" * 100_000},
        {"Authorization": "Bearer \x00"},
        {"X-Api-Key": "é" * 10_000},
        {"If-Match": '"' * 50_000},
        {"If-Match": 'W/"' * 30_000},
        {"If-None-Match": '"a", ' * 20_000},
        {"Content-Type": "application/ld+json;" * 5_000},
        {"Content-Type": "application/ld+json" + " " * 50_000 + ";domain-model=Publish"},
        {"Idempotency-Key": "x" * 10_000},
        {"Accept": "text/html;" * 10_000},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_headers_of_any_length(everything, headers):
    call, ids = everything
    before = rows()
    for method, path, body in (
        ("GET", f"/events/{ids['events']}", None),
        ("PATCH", f"/events/{ids['events']}", {}),
        ("PUT", f"/events/{ids['events']}/name/nl", {"name": "Avond aan de Leie"}),
    ):
        assert call(method, path, body, **headers).status_code < 500
    assert rows() == before


def test_a_caller_is_a_program_or_a_person_whatever_token_it_shows(db, settings):
    settings.FOYER_RATE_LIMITS = {"entry": (0.001, 2), "anonymous": (0.001, 4)}
    first, again = Caller("jan", email="a@example.org"), Caller("jan", email="b@example.org")
    other = Caller("an", email="an@example.org")
    # As long as nobody knows them they are their address; then they have what their bearer has left.
    client = first._client
    again._client = other._client = client
    assert [who("GET", "/user").status_code for who in (first, again, other)] == [200, 200, 200]
    assert [who("GET", "/user").status_code for who in (first, again, first, again)] == [200, 200, 429, 429]
    assert other("GET", "/user").status_code == 200
