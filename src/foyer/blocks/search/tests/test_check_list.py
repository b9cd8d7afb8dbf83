# SPDX-License-Identifier: EUPL-1.2
"""The check list of the search contract, item by item, over HTTP; offers go through their real documents.

What follows from a document is asked of one that was written and indexed as any other; only what no writer
can cause alone (somebody else's client, a production) is put into the index by hand.
"""

from datetime import UTC, datetime
from urllib.parse import quote_plus

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_api_key, issue_token
from foyer.blocks.offers.public import (
    CardPrice,
    Write,
    index_documents,
    keep_cluster,
    set_card_prices,
    write_many,
)
from foyer.blocks.offers.tests.documents import event as event_body
from foyer.blocks.offers.tests.documents import organizer as organizer_body
from foyer.blocks.offers.tests.documents import place as place_body
from foyer.blocks.search.rules.embedding import embedded
from foyer.blocks.search.tests.index_documents import NOW, event, organizer, place
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db

UNREADABLE = 'Could not parse query given "q" parameter as a valid Lucene query.'
HOURS = {"opens": "09:00", "closes": "18:00", "dayOfWeek": ["monday", "tuesday", "thursday", "friday"]}


@pytest.fixture(autouse=True)
def _third_of_may():
    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        yield


@pytest.fixture
def key():
    return issue_api_key(SYSTEM, "check list", client_id="tester", apis=("search",))


@pytest.fixture
def ask(key):
    """Return a function that asks for a path and gives (status, body)."""

    def call(path, **headers):
        response = Client().get(f"/api/search{path}", headers={"X-Api-Key": key, **headers})
        return response.status_code, orjson.loads(response.content)

    return call


@pytest.fixture
def found(ask):
    """Return a function that gives the ids of the members, in their order."""

    def call(path, **headers):
        status, body = ask(path, **headers)
        assert status == 200, body
        return [one["@id"].rpartition("/")[2] for one in body["member"]]

    return call


@pytest.fixture
def refused(ask):
    """Return a function that gives the text of a refusal."""

    def call(path):
        status, body = ask(path)
        assert (status, body["title"], body["type"]) == (
            404,
            "Not Found",
            "https://api.publiq.be/probs/url/not-found",
        )
        return body["detail"]

    return call


@pytest.fixture
def write():
    """Return a function that keeps a document and gives its kind and id."""

    def one(kind, document):
        (outcome,) = write_many(Actor(user_id="user-one"), [Write(kind, document)])
        assert outcome.errors == ()
        return kind, outcome.id

    return one


@pytest.fixture
def index(held):
    """Return a function that makes a live index of what was written, and of documents made by hand."""

    def make(*written, by_hand=()):
        held(*((kind, index_documents([(kind, public_id)])[0]) for kind, public_id in written), *by_hand)

    return make


@pytest.fixture
def hall(write):
    return write("place", place_body())


def days(*dates, **more):
    return [
        {"startDate": f"{day}T20:00:00+02:00", "endDate": f"{day}T22:00:00+02:00", **more} for day in dates
    ]


def test_01_paging(ask, refused, held):
    held(event("a"))
    status, body = ask("/events?limit=0")
    assert (status, body["itemsPerPage"]) == (200, 30)
    assert refused("/events?start=9990&limit=30") == (
        "Parameters start + limit must be less than or equal to 10000, got 10020."
    )
    assert refused("/events?start=10001") == 'The "start" parameter should be between 0 and 10000'


def test_02_unknown_parameters(refused, key, held):
    held(event("a"))
    assert refused("/events?foo=1&bar=2") == "Unknown query parameter(s): foo, bar"
    posted = Client().post(
        "/api/search/events", "foo=1&bar=2", content_type="text/plain", headers={"X-Api-Key": key}
    )
    assert (posted.status_code, orjson.loads(posted.content)["detail"]) == (
        404,
        "Unknown query parameter(s): foo, bar",
    )


def test_03_lists_and_commas(found, refused, held):
    held(
        event("one", labels=["a1"], status=["Unavailable"]),
        event("both", labels=["a1", "b2"]),
        event("comma", labels=["a,b"], status=["TemporarilyUnavailable"]),
        event("other", labels=["b2"], status=["TemporarilyUnavailable"]),
    )
    assert found("/events?labels[]=a1&labels[]=b2") == ["both"]
    assert set(found("/events?status=Available,Unavailable")) == {"one", "both"}
    assert refused("/events?status[]=Available") == 'The parameter "status" can only have a single value.'
    assert found("/events?labels=a,b") == ["comma"]


def test_04_one_sub_event_is_all_that_is_asked(found, write, hall, index):
    cancelled, available = days("2026-05-03", "2026-05-10")
    cancelled["status"] = {"type": "Unavailable"}
    one = write("event", event_body(hall[1], calendarType="multiple", subEvent=[cancelled, available]))
    index(one)
    third = "dateFrom=2026-05-03T00:00:00%2B02:00&dateTo=2026-05-03T23:59:59%2B02:00"
    assert found(f"/events?{third}") == [one[1]]
    assert found(f"/events?{third}&status=Available") == []
    assert found(f"/events?{third}&status=TemporarilyUnavailable,Unavailable") == [one[1]]
    assert found(f"/events?{third.replace('05-03', '05-10')}&status=Available") == [one[1]]
    assert found("/events?status=Available") == [one[1]]
    assert found("/events?status=Unavailable") == []


def test_05_opening_hours(found, write, index):
    closed = {"startDate": "2026-05-12", "endDate": "2026-05-12"}
    adjusted = {
        "startDate": "2026-05-11",
        "endDate": "2026-05-17",
        "openingHours": [{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["tuesday", "saturday"]}],
    }
    one = write(
        "place",
        place_body(
            openingHours=[HOURS], openingHoursClosedDays=[closed], openingHoursAdjustedDays=[adjusted]
        ),
    )
    index(one)

    def between(day, start, end):
        return found(
            f"/places?dateFrom=2026-05-{day}T{start}:00%2B02:00&dateTo=2026-05-{day}T{end}:00%2B02:00"
        )

    # The 5th, 12th and 19th are Tuesdays.
    assert between("05", "18:00", "20:00") == [one[1]]
    assert between("05", "18:01", "20:00") == []
    assert between("09", "00:00", "23:59") == []
    assert between("12", "00:00", "23:59") == []
    assert between("16", "12:00", "13:00") == [one[1]]
    assert between("11", "00:00", "23:59") == []


def test_06_days_that_come_again(found, write, hall, index):
    body = event_body(
        hall[1],
        calendarType="periodic",
        startDate="2026-10-01T00:00:00+02:00",
        endDate="2026-10-22T23:59:00+02:00",
        openingHours=[{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["thursday", "friday"]}],
    )
    del body["subEvent"]
    one = write("event", body)
    index(one)
    assert found("/events?recurringOnDayOfWeek=thursday") == [one[1]]
    assert found("/events?recurringOnDayOfWeek=friday") == []


def test_07_drafts(found, write, hall, index):
    one = write("event", event_body(hall[1], workflowStatus="DRAFT"))
    index(one)
    assert found("/events") == []
    assert found("/events?workflowStatus=*") == []
    assert found("/events?workflowStatus=*&availableFrom=*") == []
    assert found("/events?workflowStatus=*&availableTo=*") == []
    assert found("/events?availableFrom=*&availableTo=*") == []
    assert found("/events?workflowStatus=*&availableFrom=*&availableTo=*") == [one[1]]


def test_08_other_countries(found, write, index):
    address = {
        "nl": {
            "addressCountry": "NL",
            "addressLocality": "Breda",
            "postalCode": "4811",
            "streetAddress": "Markt 1",
        }
    }
    abroad = write("place", place_body(address=address))
    one = write("event", event_body(abroad[1]))
    who = write("organizer", organizer_body(address=address))
    index(one, who)
    assert found("/events") == []
    assert found("/events?addressCountry=*") == found("/events?addressCountry=nl") == [one[1]]
    assert found("/organizers") == [who[1]]


def test_09_ranges_with_and_without_escapes(found, held):
    held(event("a1", created=[NOW]), event("b2", created=[NOW - 10**8]), event("c3", created=[NOW]))
    plain = "id:(a1 OR b2) AND created:[2024-01-01T00:00:00+01:00 TO *]"
    escaped = plain.replace("00:00:00+01:00", "00\\:00\\:00+01\\:00")
    assert found(f"/events?q={quote_plus(plain)}") == ["a1"]
    assert found(f"/events?q={quote_plus(escaped)}") == ["a1"]


def test_10_and_does_not_bind_tighter(found, held):
    held(
        event("a", labels=["aa"]),
        event("ac", labels=["aa", "cc"]),
        event("ab", labels=["aa", "bb"]),
        event("b", labels=["bb"]),
        event("c", labels=["cc"]),
        event("abc", labels=["aa", "bb", "cc"]),
        event("x", labels=["xx"]),
        event("xy", labels=["xx", "yy"]),
    )
    assert found("/events?q=labels:aa AND labels:bb OR labels:cc") == ["abc", "ab"]
    assert found("/events?q=labels:cc OR labels:aa AND labels:bb") == ["abc", "ab"]
    assert found("/events?q=labels:xx OR NOT labels:yy") == ["x"]


def test_11_a_run_is_one_value(found, held):
    held(event("whole", labels=["foo bar"]), event("parts", labels=["foo", "bar"]))
    assert found("/events?q=labels:(foo bar)") == ["whole"]


def test_12_what_is_an_error_and_what_is_not(ask, refused, held):
    held(event("a", price=[1.0]))
    status, body = ask("/events?q=nonexistent:x")
    assert (status, body["totalItems"], body["member"]) == (200, 0, [])
    for query in ("q=price:abc", "q=(a", "text=%22a"):
        assert refused(f"/events?{query}") == UNREADABLE


def test_13_text_names_no_fields(found, held):
    held(event("label", labels=["foo"]), event("name", name__nl=["labels:foo"]))
    assert "label" not in found("/events?text=labels:foo")
    assert found("/events?q=labels:foo") == ["label"]


def test_14_ages(found, write, hall, index):
    small, wide = (write("event", event_body(hall[1], typicalAgeRange=ages)) for ages in ("8-11", "6-18"))
    index(small, wide)
    assert set(found("/events?minAge=10")) == {small[1], wide[1]}
    assert set(found("/events?minAge=11")) == {small[1], wide[1]}
    assert found("/events?minAge=12") == [wide[1]]
    assert set(found("/events?minAge=1&maxAge=8")) == {small[1], wide[1]}
    assert found("/events?maxAge=7") == [wide[1]]
    assert found("/events?maxAge=5") == []
    assert found("/events?q=typicalAgeRange:[0 TO 12] NOT typicalAgeRange:[13 TO *]") == [small[1]]


def test_15_everybody(found, write, hall, index):
    everybody = write("event", event_body(hall[1], typicalAgeRange="-"))
    children = write("event", event_body(hall[1], typicalAgeRange="8-9"))
    index(everybody, children, write("place", place_body(name={"nl": "Olmenzaal"}, typicalAgeRange="-")))
    assert found("/events?birthdateRangeFrom=1950-01-01&birthdateRangeTo=1950-12-31") == [everybody[1]]
    # On 6 July 2026 those are 8 or 9 who were born from 7 July 2016 to 6 July 2018.
    for born, expected in (("2016-07-06", 1), ("2016-07-07", 2), ("2018-07-06", 2), ("2018-07-07", 1)):
        assert len(found(f"/offers?birthdateRangeFrom={born}&birthdateRangeTo={born}")) == expected
    assert found("/events?allAges=false") == [children[1]]
    assert len(found("/places?minAge=76&maxAge=76")) == 1
    assert found("/places?birthdateRangeFrom=1950-01-01") == []


def test_16_the_place_of_a_duplicate(found, write, hall, index):
    merged = write("place", place_body(name={"nl": "Lindezaal"}))
    one = write("event", event_body(hall[1]))
    keep_cluster(SYSTEM, [hall[1], merged[1]], hall[1])
    index(one, hall, merged)
    assert found(f"/events?locationId={hall[1]}") == [one[1]]
    assert found(f"/events?locationId={merged[1].upper()}") == [one[1]]
    assert found(f"/events?q=location.mainId:{hall[1]}") == [one[1]]
    assert found(f"/events?q=location.mainId:{merged[1]}") == []
    assert found("/places") == [hall[1]]
    assert found("/places?isDuplicate=true") == [merged[1]]


def test_17_facets(ask, refused, write, hall, index):
    one = write("event", event_body(hall[1]))
    index(one)
    _, body = ask("/events?facets[]=regions&facets[]=Types")
    province = body["facet"]["regions"]["nis-40000"]
    (tourist,) = province["children"].values()
    ghent = tourist["children"]["nis-44021"]
    assert (ghent["name"]["nl"], ghent["count"]) == ("Gent", 1)
    assert list(body["facet"]["types"]) == ["0.50.4.0.0"]
    assert body["facet"]["types"]["0.50.4.0.0"]["name"]["nl"] == "Concert"
    assert refused("/events?facets[]=x") == "Unknown facet name 'x'."


def test_18_what_documents_of_others_hold():
    """Our own documents have most of this already, or not yet."""
    told = {
        "metadata": {"popularity": 3},
        "contributors": ["a@example.org"],
        "subEvent": [{"startDate": "2026-05-10"}, {"id": 7}],
        "mediaObject": [{"@id": "https://images.example.org/m1"}],
        "priceInfo": [{"category": "base"}, {"category": "uitpas"}],
    }
    shown = embedded("event", told, {"r": ["nis-44021"]})
    assert shown == {
        "subEvent": [{"id": 0, "startDate": "2026-05-10"}, {"id": 7}],
        "mediaObject": [{"@id": "https://images.example.org/m1", "id": "m1"}],
        "priceInfo": [{"category": "base"}],
        "regions": ["nis-44021"],
    }
    assert list(shown["subEvent"][0]) == ["id", "startDate"]
    images = embedded("organizer", {"images": [{"language": "nl"}, {"inLanguage": "fr", "@type": "x"}]}, {})
    assert images == {
        "images": [{"inLanguage": "nl", "@type": "schema:ImageObject"}, {"inLanguage": "fr", "@type": "x"}],
        "regions": [],
    }


def test_18_whole_documents(ask, write, hall, index):
    prices = [{"category": "base", "name": {"nl": "Basistarief"}, "price": 10, "priceCurrency": "EUR"}]
    one = write("event", event_body(hall[1], priceInfo=prices, contributors=["a@example.org"]))
    set_card_prices(SYSTEM, one[1], [CardPrice({"nl": "Kansentarief"}, 200)])
    index(one)
    (member,) = ask("/events?embed=true")[1]["member"]
    (whole,) = ask("/events?embed=true&embedUitpasPrices=true")[1]["member"]
    (bare,) = ask("/events?embedUitpasPrices=true")[1]["member"]
    assert [(price["category"], price["price"]) for price in whole["priceInfo"]] == [
        ("base", 10),
        ("uitpas", 2),
    ]
    assert list(bare) == ["@id", "@type"]
    assert not {"contributors", "metadata"} & member.keys()
    assert "nis-44021" in member["regions"]
    assert [price["category"] for price in member["priceInfo"]] == ["base"]
    assert member["subEvent"][0] == {"id": 0, **member["subEvent"][0]}
    assert next(iter(member["subEvent"][0])) == "id"


@pytest.mark.parametrize(
    ("asked", "without", "with_scope"),
    [
        ("", {"normal", "own"}, {"normal", "own", "other"}),
        ("childrenOnly=true", {"own"}, {"own", "other"}),
        ("childrenOnly=false", {"normal"}, {"normal"}),
    ],
)
def test_19_children_only(found, held, asked, without, with_scope):
    held(
        event("normal"),
        event("own", childrenOnly=[True], creator=["Tester@clients"]),
        event("other", childrenOnly=[True], creator=["somebody@clients"]),
    )
    assert set(found(f"/events?{asked}")) == without
    assert set(found(f"/events?disableDefaultFilters=true&{asked}")) == without
    token = issue_token("tester", client_id="tester")
    nobody = Client().get(f"/api/search/events?{asked}", headers={"Authorization": f"Bearer {token}"})
    assert orjson.loads(nobody.content)["totalItems"] == len(without - {"own"})
    issue_api_key(SYSTEM, "x", client_id="schools", apis=("search",), sees_children_only=True)
    assert set(found(f"/events?clientId=schools&{asked}")) == with_scope


def test_20_the_query_of_a_client(held):
    held(event("a", regions=["nis-24134"]), event("b"), organizer("c"))
    issue_api_key(SYSTEM, "x", client_id="narrow", apis=("search",), default_query="regions:nis-24134")

    def total(path):
        return orjson.loads(Client().get(f"/api/search{path}", headers={"X-Client-Id": "narrow"}).content)[
            "totalItems"
        ]

    assert total("/events") == total("/events?disableDefaultFilters=true") == 1
    assert total("/organizers") == 1


def test_21_an_address_is_a_query(ask, found, write, hall, index):
    one, other = write("event", event_body(hall[1])), write("event", event_body(hall[1]))
    index(one, other)
    addresses = {member["@id"] for member in ask("/events")[1]["member"]}
    (address,) = (each for each in addresses if each.endswith(one[1]))
    assert found(f"/events?q={quote_plus(address)}") == [one[1]]


def test_22_circles(found, refused, held):
    held(event("near", geo_point=[(51.05, 3.72)]), event("far", geo_point=[(50.85, 4.35)]))
    assert refused("/events?coordinates=51,4") == (
        'Required "distance" parameter missing when searching by coordinates.'
    )
    assert refused("/events?distance=4km") == (
        'Required "coordinates" parameter missing when searching by distance.'
    )
    assert refused("/events?sort[distance]=asc") == (
        'Required "coordinates" parameter missing when sorting by distance.'
    )
    query = "coordinates=51.05,3.72&distance=80km&sort[distance]="
    assert found(f"/events?{query}asc") == ["near", "far"]
    assert found(f"/events?{query}desc") == ["far", "near"]
    # Brussels lies 50 kilometres away.
    assert found("/events?coordinates=51.05,3.72&distance=49km") == ["near"]
    assert set(found("/events?coordinates=51.05,3.72&distance=51km")) == {"near", "far"}


def test_23_groups(ask, held):
    shown = {"production__id": ["p"], "productionCollapseValue": ["production-p"]}
    held(event("a", **shown), event("b", **shown), event("c", productionCollapseValue=["single-offer-c"]))
    _, body = ask("/events?groupBy=productionId")
    assert (body["totalItems"], len(body["member"])) == (2, 2)
    assert ask("/events?groupBy=*")[1]["totalItems"] == 3


def test_24_case(found, refused, held):
    held(event("a", bookingAvailability=["Unavailable"]), place("b"))
    for written in ("unavailable", "Unavailable", "UNAVAILABLE"):
        assert found(f"/offers?bookingAvailability={written}") == ["a"]
    assert refused("/offers?status=unavailable") == 'Unknown status value "unavailable"'
