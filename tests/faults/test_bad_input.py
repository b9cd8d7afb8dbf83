# SPDX-License-Identifier: EUPL-1.2
"""What no client should send, sent to a server that runs, on both databases.

Each gets its clear refusal, nothing is written, and the server goes on as if nothing had been.
"""

import http.client
import json
import sqlite3
from collections.abc import Iterator

import postgres
import psycopg
import pytest
from journeys.house import House

from faults.calling import Answer, call
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.tests.documents import event, organizer, place

pytestmark = [pytest.mark.faults, pytest.mark.slow]

TABLES = ("offers_event", "offers_place", "offers_organizer", "kernel_auditentry", "kernel_outboxevent")
KIB, MIB = 1024, 1024 * 1024


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house on one of the databases, with one place, one event and one organiser."""
    house = House(tmp_path_factory.mktemp("house"), "--no-demo")
    house.environment.pop("FOYER_DATABASE_URL", None)
    if request.param == "sqlite":
        yield from _opened(house)
        return
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as url:
        house.environment["FOYER_DATABASE_URL"] = url
        yield from _opened(house)


def _opened(house: House) -> Iterator[House]:
    house.furnish()
    house.open()
    house.lend()
    try:
        house.token = house.run("token").stdout.strip()
        house.place = _made(house, "places", place())
        house.event = _made(house, "events", event(house.place))
        house.organizer = _made(house, "organizers", organizer())
        yield house
    finally:
        house.close()


def _made(house: House, plural: str, body: object) -> str:
    answer = sent(house, "POST", f"/{plural}", json.dumps(body).encode())
    assert answer.status == 201, answer.body
    return str(answer.document["id"])


def sent(house: House, method: str, path: str, body: bytes | None, kind: str = "application/json") -> Answer:
    """Send a body to the entry API as the administrator."""
    token = f"Bearer {house.token}"
    return call(house, method, f"/api/entry{path}", body, Authorization=token, Content_Type=kind)


def rows(house: House) -> list[int]:
    """Count what is kept: items, audit and news of items (reactions write other news on their own)."""
    questions = [f"SELECT count(*) FROM {table}" for table in TABLES]
    questions[-1] += " WHERE type LIKE 'offers.%'"
    if url := house.environment.get("FOYER_DATABASE_URL"):
        with psycopg.connect(url) as connection:
            return [connection.execute(each).fetchone()[0] for each in questions]
    with sqlite3.connect(house.home / "foyer.sqlite3", timeout=20) as connection:
        return [connection.execute(each).fetchone()[0] for each in questions]


def is_problem(answer: Answer, *statuses: int) -> None:
    """Check that an answer is a problem document that says something."""
    assert answer.status in statuses, (answer.status, answer.body[:300])
    assert answer.content_type.startswith(("application/problem+json", "application/ld+json"))
    document = answer.document
    assert document["status"] == answer.status
    assert document["type"]
    assert document["title"]


def whole(changed: dict[str, object]) -> bytes:
    """Return an organiser with something changed, as bytes."""
    return json.dumps({**organizer(url="https://nieuw.example.org"), **changed}).encode()


def named(raw: bytes) -> bytes:
    """Return an organiser whose name is written by these bytes."""
    return whole({"name": {"nl": "NAME"}}).replace(b'"NAME"', raw)


BODIES = {
    "nothing": b"",
    "spaces": b"  \n ",
    "half": b'{"name": {"nl": "Half',
    "two documents": whole({}) + whole({}),
    "a trailing comma": b'{"name": {"nl": "x"},}',
    "single quotes": b"{'name': 'x'}",
    "a comment": b'{"name": /* x */ "x"}',
    "not a number": named(b"NaN"),
    "XML": b"<?xml version='1.0'?><event/>",
    "null": b"null",
    "a number": b"12",
    "a text": b'"text"',
    "a list": b"[]",
    "an empty object": b"{}",
    "invalid UTF-8": named(b'"\xff\xfe"'),
    "an overlong code": named(b'"\xc0\xaf"'),
    "UTF-16": whole({}).decode().encode("utf-16"),
    "a mark of order": b"\xef\xbb\xbf" + whole({}),
    "a lone surrogate": named(b'"a\\ud800b"'),
    "a surrogate the wrong way round": named(b'"\\udc00\\ud800"'),
    "a raw control character": named(b'"a\x01b"'),
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": named(b'{"a":' * 5_000 + b"1" + b"}" * 5_000),
    "a name of the wrong type": whole({"name": 12}),
    "an empty name": whole({"name": {"nl": "  "}}),
    "a language that is none": whole({"mainLanguage": "zz"}),
    "no url at all": whole({"url": "geen adres"}),
    "a huge number": whole({"url": 10**400}),
    "labels of numbers": whole({"labels": [1, 2]}),
    "an unknown country": whole(
        {"address": {"nl": {"addressCountry": "XX1", "addressLocality": "", "postalCode": 9000}}}
    ),
}
DATES = {
    "the thirtieth of February": {
        "startDate": "2026-02-30T10:00:00+01:00",
        "endDate": "2026-02-30T11:00:00+01:00",
    },
    "hour 25": {"startDate": "2026-07-06T25:00:00+02:00", "endDate": "2026-07-06T26:00:00+02:00"},
    "the end before the start": {
        "startDate": "2026-07-06T20:00:00+02:00",
        "endDate": "2026-07-05T20:00:00+02:00",
    },
    "a year of five digits": {
        "startDate": "12026-07-06T20:00:00+02:00",
        "endDate": "12026-07-06T21:00:00+02:00",
    },
    "words": {"startDate": "morgen", "endDate": "overmorgen"},
    "numbers": {"startDate": 20260706, "endDate": 20260707},
    "nothing": {},
}
EVENTS = {
    **{f"dates: {name}": {"subEvent": [dates]} for name, dates in DATES.items()},
    "no dates": {"subEvent": []},
    "a term that nobody knows": {"terms": [{"id": "9.99.9.9.9"}]},
    "a term of a place": {"terms": [{"id": "OyaPaf64AEmEAYXHeLMAtA"}]},
    "no terms": {"terms": []},
    "a place that is none": {
        "location": {"@id": "https://x.example.org/places/00000000-0000-4000-8000-000000000000"}
    },
    "a calendar that is none": {"calendarType": "soms"},
    "a price below zero": {
        "priceInfo": [{"category": "base", "name": {"nl": "x"}, "price": -1, "priceCurrency": "EUR"}]
    },
    "a price without end": {
        "priceInfo": [{"category": "base", "name": {"nl": "x"}, "price": 1e308, "priceCurrency": "EUR"}]
    },
    "a price in words": {"priceInfo": [{"category": "base", "name": {"nl": "x"}, "price": "tien"}]},
    "ages the wrong way round": {"typicalAgeRange": "12-6"},
    "a capacity beyond all": {"bookingAvailability": {"type": "Available", "capacity": 10**30}},
}


@pytest.mark.parametrize("name", BODIES)
def test_a_bad_body_is_refused(house: House, name: str) -> None:
    before = rows(house)
    for method, path in (("POST", "/organizers"), ("PUT", f"/organizers/{house.organizer}")):
        is_problem(sent(house, method, path, BODIES[name]), 400)
    if name not in {"a list", "an empty object"}:
        is_problem(sent(house, "PUT", f"/events/{house.event}/status", BODIES[name]), 400)
    assert rows(house) == before


@pytest.mark.parametrize("name", EVENTS)
def test_an_impossible_event_is_refused(house: House, name: str) -> None:
    before = rows(house)
    body = json.dumps(event(house.place, **EVENTS[name])).encode()
    for method, path in (("POST", "/events"), ("PUT", f"/events/{house.event}")):
        answer = sent(house, method, path, body)
        is_problem(answer, 400)
        assert answer.document.get("schemaErrors") or answer.document.get("detail"), answer.body
    assert rows(house) == before


NUL = "a\x00b"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/organizers/{organizer}/name/nl", {"name": NUL}),
        ("/organizers/{organizer}/description/nl", {"description": NUL}),
        ("/events/{event}/labels", {"labels": [NUL]}),
        ("/events/{event}/status", {"type": "Unavailable", "reason": {"nl": NUL}}),
        ("/events/{event}/labels/a%00b", None),
        ("/events/{event}/type/a%00b", None),
        ("/organizers/a%00b/name/nl", {"name": "x"}),
    ],
)
def test_the_character_that_no_database_keeps(house: House, path: str, body: object) -> None:
    """PostgreSQL refuses U+0000, SQLite would cut there: either it is refused, or left out of the text."""
    before = rows(house)
    address = path.format(event=house.event, organizer=house.organizer)
    answer = sent(house, "PUT", address, None if body is None else json.dumps(body).encode())
    if answer.status == 204:
        plural = address.split("/")[1]
        shown = sent(house, "GET", f"/{plural}/{getattr(house, plural[:-1])}", None)
        assert b"\\u0000" not in shown.body
        assert b"\x00" not in shown.body
    else:
        is_problem(answer, 400, 404)
        assert rows(house) == before


def test_of_two_values_for_one_name_the_last_counts(house: House) -> None:
    before = rows(house)
    answer = sent(house, "PUT", f"/organizers/{house.organizer}/name/nl", b'{"name": "Een", "name": "Twee"}')
    assert answer.status == 204
    shown = sent(house, "GET", f"/organizers/{house.organizer}", None)
    assert shown.document["name"]["nl"] == "Twee"
    assert rows(house)[3] == before[3] + 1


@pytest.mark.parametrize("size", [10 * MIB + 1, 30 * MIB])
def test_a_body_over_the_limit(house: House, size: int) -> None:
    before = rows(house)
    filler = whole({"description": {"nl": "x" * size}})
    is_problem(sent(house, "POST", "/organizers", filler), 413)
    assert rows(house) == before


def test_a_picture_over_the_limit_of_other_bodies_arrives_whole(house: House) -> None:
    parts = {"description": "Een brug", "copyrightHolder": "Fien", "language": "nl"}
    form = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items()
    )
    form += '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    data = picture() + b"x" * (15 * MIB)
    body = form.encode() + data + b"\r\n--x--\r\n"
    assert sent(house, "POST", "/images", body, "multipart/form-data; boundary=x").status == 201
    told = sent(house, "POST", "/images", body.replace(data, data * 2), "multipart/form-data; boundary=x")
    is_problem(told, 400)
    assert f"File size (bytes): {2 * len(data)}" in told.document["detail"]


def test_a_body_just_below_the_limit_is_judged_by_its_content(house: House) -> None:
    before = rows(house)
    spaces = b" " * (10 * MIB - 100)
    is_problem(sent(house, "POST", "/organizers", spaces), 400)
    # Millions of values are refused without a look at each.
    is_problem(sent(house, "POST", "/organizers", b"[" + b"1," * (4 * MIB) + b"1]"), 413)
    is_problem(sent(house, "POST", "/organizers", b'{"a":"' + b"x" * (9 * MIB) + b'"}'), 400)
    assert rows(house) == before


def test_a_body_that_breaks_off(house: House) -> None:
    before = rows(house)
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=20)
    connection.putrequest("POST", "/api/entry/organizers")
    for name, value in (("Authorization", f"Bearer {house.token}"), ("Content-Length", "5000")):
        connection.putheader(name, value)
    connection.endheaders(whole({})[:20])
    connection.close()
    assert sent(house, "GET", f"/organizers/{house.organizer}", None).status == 200
    assert rows(house) == before


QUERIES = [
    "text=" + "a" * 7_000,
    "text=" + "a%20" * 1_500,
    "q=" + "(" * 3_000,
    "q=" + "NOT%20" * 1_000 + "a",
    "q=name.nl:[a%20TO",
    "q=nothing:at",
    "text=%FF%FE",
    "text=%00",
    "text=%ED%A0%80",
    "start=999999999999999999999999",
    "limit=-1",
    "limit=1e9",
    "dateFrom=2026-02-30T00:00:00%2B01:00",
    "dateFrom=gisteren",
    "minAge=" + "9" * 4_000,
    "price=1e999",
    "coordinates=91,181&distance=1km",
    "coordinates=x&distance=y",
    "bounds=1,2|3",
    "regions=nis-99999999",
    "workflowStatus=%F0%9F%8E%AA",
    "sort[nothing]=asc",
    "facets[]=nothing",
    "&".join(f"labels[]={number}" for number in range(800)),
    "a&a&a&==&;;&%",
]


@pytest.mark.parametrize("query", QUERIES, ids=[each[:40] for each in QUERIES])
def test_a_bad_question_is_answered(house: House, query: str) -> None:
    for collection in ("events", "places", "organizers", "offers"):
        answer = call(house, "GET", f"/api/search/{collection}?apiKey={house.key}&{query}")
        if answer.status == 200:
            assert "totalItems" in answer.document
        else:
            is_problem(answer, 400, 404)
    page = call(house, "GET", f"/nl/agenda?{query}")
    assert page.status in {200, 302, 400, 404}, page.body[:300]
    assert page.content_type.startswith("text/html")


def test_an_address_without_end(house: House) -> None:
    for path in ("/api/search/events?text=" + "a" * 200_000, "/" + "a/" * 40_000):
        try:
            assert 400 <= call(house, "GET", path).status < 500
        except (ConnectionError, OSError):
            continue  # the server hangs up on what it does not want to read
    assert call(house, "GET", "/health").status == 200


def test_after_all_this_the_house_stands(house: House) -> None:
    assert call(house, "GET", "/health").status == 200
    log = (house.home / "logs" / "web.log").read_text(encoding="utf-8")
    assert "Traceback" not in log, log[log.index("Traceback") - 300 :][:3000]
    assert '"status":500' not in log
    assert '"status":400' in log
