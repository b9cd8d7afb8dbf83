# SPDX-License-Identifier: EUPL-1.2
"""Lists for crawlers: what stands in them, what does not, and what they cost."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import sitemap
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel import clock
from foyer.kernel.actors import Actor

NOW = datetime(2026, 7, 10, 10, tzinfo=UTC)
ACTOR = Actor(user_id="user-one")
HERE = "http://localhost:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def _today():
    with clock.use(clock.FixedClock(NOW)):
        yield


@pytest.fixture(autouse=True)
def _one_list(request, monkeypatch):
    """Let all rows lie in the first list: PostgreSQL counts on from what other tests made."""
    if "client" in request.fixturenames:
        monkeypatch.setattr(sitemap, "PART", 1_000_000_000)


def write(kind, document):
    (outcome,) = write_many(ACTOR, [Write(kind, document)])
    assert outcome.errors == ()
    return outcome.id


@pytest.fixture
def hall(db):
    return write("place", place())


def tree(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies
    return ET.fromstring(answer.content)


def addresses(client, path):
    return [one.text.removeprefix(HERE) for one in tree(client, path).iter(f"{SITEMAP}loc")]


def dated(days_ago, **more):
    day = (NOW - timedelta(days=days_ago)).isoformat(timespec="seconds")
    return {"subEvent": [{"startDate": day, "endDate": day}], **more}


def test_the_index_names_what_there_is(client, hall):
    assert addresses(client, "/sitemap.xml") == ["/sitemap/pages.xml", "/sitemap/places-1.xml"]
    write("event", event(hall))
    write("organizer", organizer())
    assert addresses(client, "/sitemap.xml") == [
        "/sitemap/pages.xml",
        "/sitemap/events-1.xml",
        "/sitemap/places-1.xml",
        "/sitemap/organisers-1.xml",
    ]
    rules = client.get("/robots.txt").content.decode().splitlines()
    assert rules[-1] == f"Sitemap: {HERE}/sitemap.xml"


def test_an_item_has_an_entry_a_language_and_each_names_all(client, hall):
    names = {"nl": "Avond aan de Leie", "fr": "Soirée sur la Lys & plus"}
    one = write("event", event(hall, name=names, mainLanguage="fr"))
    listed = list(tree(client, "/sitemap/events-1.xml"))
    expected = {
        "nl": f"/nl/e/avond-aan-de-leie/{one}",
        "fr": f"/fr/e/soiree-sur-la-lys-plus/{one}",
        "de": f"/de/e/soiree-sur-la-lys-plus/{one}",
        "en": f"/en/e/soiree-sur-la-lys-plus/{one}",
    }
    assert [entry.find(f"{SITEMAP}loc").text.removeprefix(HERE) for entry in listed] == list(
        expected.values()
    )
    for entry in listed:
        links = {link.get("hreflang"): link.get("href").removeprefix(HERE) for link in entry.iter(LINK)}
        assert links == expected
        assert entry.find(f"{SITEMAP}lastmod").text == "2026-07-10T10:00:00+00:00"
    for path in expected.values():
        page = client.get(path)
        assert page.status_code == 200, "it leads on to no other address"
        links = re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', page.content.decode())
        assert {code: link.removeprefix(HERE) for code, link in links} == expected, "page and list agree"


def test_places_organisers_and_standing_pages_are_listed(client, hall):
    host = write("organizer", organizer())
    assert f"/nl/l/de-lindezaal/{hall}" in addresses(client, "/sitemap/places-1.xml")
    assert f"/en/o/vzw-linde/{host}" in addresses(client, "/sitemap/organisers-1.xml")
    assert addresses(client, "/sitemap/pages.xml") == [
        *("/nl/", "/fr/", "/de/", "/en/"),
        *("/nl/agenda", "/fr/agenda", "/de/agenda", "/en/agenda"),
    ]


@pytest.mark.parametrize(
    ("changes", "is_listed"),
    [
        ({}, True),
        (dated(29), True),
        (dated(31), False),
        ({"calendarType": "permanent"}, True),
        ({"workflowStatus": "DRAFT"}, False),
        ({"workflowStatus": "DELETED"}, False),
        ({"availableFrom": "2026-07-11T10:00:00+00:00"}, False),
        ({"audience": {"audienceType": "members"}}, False),
        ({"childrenOnly": True}, False),
    ],
)
def test_only_what_the_world_may_see_is_listed(client, hall, changes, is_listed):
    one = write("event", event(hall, **changes))
    found = [path for path in addresses(client, "/sitemap/events-1.xml") if path.endswith(one)]
    assert len(found) == (4 if is_listed else 0)


def test_what_is_no_longer_for_crawlers_is_not_listed(client, hall):
    for days in (29, 31):
        one = write("event", event(hall, name={"nl": f"Dag {days}"}, **dated(days)))
        kept = b'name="robots" content="noindex"' not in client.get(f"/nl/e/dag-{days}/{one}").content
        assert kept is (f"/nl/e/dag-{days}/{one}" in addresses(client, "/sitemap/events-1.xml"))


def test_a_range_where_nothing_is_left_names_the_search_page(client, hall):
    write("event", event(hall, **dated(400)))
    assert addresses(client, "/sitemap/events-1.xml") == [
        "/nl/agenda",
        "/fr/agenda",
        "/de/agenda",
        "/en/agenda",
    ]


@pytest.mark.parametrize(
    "path", ["events-0", "events-2", f"events-{10**30}", "organisers-1", "things-1", "event-1", "events-x"]
)
def test_there_are_no_other_lists(client, hall, path):
    write("event", event(hall))
    assert client.get(f"/sitemap/{path}.xml").status_code == 404


def test_each_list_has_its_own_rows_at_the_same_cost(client, hall, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sitemap, "PART", 3)
    ids = [write("event", event(hall, name={"nl": f"Nummer {number}"})) for number in range(8)]
    with django_assert_num_queries(3):
        lists = [path for path in addresses(client, "/sitemap.xml") if "events" in path]
    assert len(lists) >= 3
    found = []
    for path in lists:
        with django_assert_num_queries(2):
            found += addresses(client, path)
    assert [path.rpartition("/")[2] for path in found if path.startswith("/nl/e/")] == ids


@given(st.integers(0, 10**12))
def test_parts_cover_every_row_once(last):
    parts = sitemap.parts(last)
    assert len(parts) <= sitemap.MOST_PARTS
    if last:
        assert sitemap.rows(parts[-1])[0] < last <= sitemap.rows(parts[-1])[1]
    if len(parts) > 1:
        assert sitemap.rows(parts[0])[1] == sitemap.rows(parts[1])[0]
    assert (parts[0] == 1) if 0 < last <= sitemap.PART * sitemap.MOST_PARTS else True


def test_the_number_of_addresses_of_a_list_is_bounded():
    assert sitemap.PART * 4 <= 50_000
