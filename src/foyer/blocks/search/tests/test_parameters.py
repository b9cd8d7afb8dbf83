# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501, ISC004
"""What the parameters of the contract find, and how they are refused."""

from contextlib import suppress
from datetime import UTC, datetime

import orjson
import pytest

from foyer.blocks.search.engine import order as engine_order
from foyer.blocks.search.public import Consumer, body, find
from foyer.blocks.search.tests.asking import ids, refusal
from foyer.blocks.search.tests.index_documents import NOW, dated, event, organizer, place
from foyer.kernel import clock
from foyer.kernel.problems import Problem

DAY = 86_400


@pytest.fixture(autouse=True)
def _now():
    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        yield


REFUSALS = [
    ("foo=1&bar=2&limit=-1", "Unknown query parameter(s): foo, bar"),
    ("start=10001", 'The "start" parameter should be between 0 and 10000'),
    ("limit=2001", 'The "limit" parameter should be between 0 and 2000'),
    ("start=9990&limit=30", "Parameters start + limit must be less than or equal to 10000, got 10020."),
    ("minAge=-1", "Age should be 0 or bigger"),
    ("minAge=9&maxAge=8", "Minimum age should be smaller or equal to maximum age."),
    ("availableFrom=x", "availableFrom should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00"),
    (
        "availableFrom=2030-01-01T00:00:00%2B01:00",
        "Start available date should be equal to or smaller than end available date.",
    ),
    ("birthdateRangeFrom=2026-02-30", "birthdateRangeFrom should be in the format YYYY-MM-DD, for example 2017-04-26"),
    ("status=available", 'Unknown status value "available"'),
    ("status[]=Available", 'The parameter "status" can only have a single value.'),
    ("localTimeFrom=2500", "The time value 2500 is not between 0 and 2359"),
    ("attendanceMode=hybrid", 'Unknown attendance mode value "hybrid"'),
    (
        "recurringOnDayOfWeek=maandag",
        'Unknown day of week value "maandag". Should be one of monday, tuesday, wednesday, thursday, friday, '
        "saturday, sunday",
    ),
    ("coordinates=51,4", 'Required "distance" parameter missing when searching by coordinates.'),
    ("distance=4km", 'Required "coordinates" parameter missing when searching by distance.'),
    ("coordinates=51&distance=4km", "Lat lon string is not in the expected format (lat,lon)."),
    ("coordinates=91,4&distance=4km", "Latitude should be between -90 and 90."),
    ("coordinates=51,181&distance=4km", "Longitude should be between --180 and 180."),
    ("coordinates=51,4&distance=-4km", "Distance is not in a valid format."),
    ("coordinates=51,4&distance=4KM", "Distance uses an unsupported unit."),
    ("languages[]=nld", "Invalid language code: nld"),
    (
        "bounds=51,4",
        'Bounds parameter should be in the "southWestLat,southWestLong|northEastLat,NorthEastLong" format.',
    ),
    ("groupBy=x", 'Unknown groupBy field "x", supported fields: productionId'),
    ("sort=created", "Invalid sorting syntax given."),
    ("sort[price]=asc", "Invalid sort field 'price' given."),
    ("sort[created]=down", "Invalid sort order 'down' given."),
    ("sort[distance]=asc", 'Required "coordinates" parameter missing when sorting by distance.'),
    (
        "sort[recommendationScore]=asc",
        'Required "recommendationFor" parameter missing when sorting by recommendation score.',
    ),
    ("addressCountry=xyz", "Unknown country code 'xyz'."),
    ("maxPrice=-1", "Price should be 0 or bigger"),
    ("minPrice=3&maxPrice=2", "Minimum price should be smaller or equal to maximum price."),
    ("labels[]=a%3Bb", "Value for argument a;b should not contain semicolons."),
    ("labels[]=%20a%20", "Value for argument a should not be shorter than 2 chars."),
    ("facets[]=x", "Unknown facet name 'x'."),
    ("q=(a", 'Could not parse query given "q" parameter as a valid Lucene query.'),
    ("q=price:abc", 'Could not parse query given "q" parameter as a valid Lucene query.'),
    ("text=%22a", 'Could not parse query given "q" parameter as a valid Lucene query.'),
    ("limit=-1&minAge=-1", 'The "limit" parameter should be between 0 and 2000'),
    ("minAge=-1&status=x", "Age should be 0 or bigger"),
    ("q=(a&labels[]=a", "Value for argument a should not be shorter than 2 chars."),
    ("q[]=a&labels[]=a", 'The parameter "q" can only have a single value.'),
    ("disableDefaultFilters[]=1&foo=1", "Unknown query parameter(s): foo"),
    ("start=10001&disableDefaultFilters[]=1", 'The "start" parameter should be between 0 and 10000'),
    ("languages[]=*", "Invalid language code: *"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "detail"), REFUSALS, ids=[query for query, _ in REFUSALS])
def test_refusals_have_the_words_of_the_contract(held, query, detail):
    held(event("a"))
    assert refusal("events", query) == detail


def test_organizers_have_parameters_of_their_own(held):
    held(organizer("a"))
    assert refusal("organizers", "text=a&embedCalendarSummaries[]=x") == (
        "Unknown query parameter(s): text, embedCalendarSummaries"
    )
    assert refusal("organizers", "sort[availableTo]=asc") == "Invalid sort field 'availableTo' given."
    assert refusal("events", "website=a") == "Unknown query parameter(s): website"


def test_a_limit_of_zero_means_thirty(held):
    held(event("a"))
    found = find("events", [("limit", "0")])
    assert (found.limit, found.total) == (30, 1)
    assert ids("events", "start=5") == []


def test_default_filters_hide_and_are_lifted_one_by_one(held):
    held(
        event("shown"),
        event("draft", workflowStatus=["DRAFT"], availableRange=[]),
        event("later", availableRange=[(NOW + 10, None)]),
        event("over", availableRange=[(NOW - 90, NOW - 1)]),
        event("dutch", address__nl__addressCountry=["NL"]),
        event("nowhere", address__nl__addressCountry=[]),
        event("members", audienceType=["members"]),
        event("twin", isDuplicate=[True]),
    )
    assert ids("events") == ["shown"]
    assert ids("events", "workflowStatus=*") == ["shown"]
    assert sorted(ids("events", "workflowStatus=*&availableFrom=*&availableTo=*")) == [
        "draft", "later", "over", "shown",
    ]  # fmt: skip
    assert sorted(ids("events", "availableTo=*")) == ["later", "shown"]
    assert sorted(ids("events", "availableFrom=*")) == ["over", "shown"]
    assert ids("events", "addressCountry=nl") == ["dutch"]
    assert sorted(ids("events", "addressCountry=*")) == ["dutch", "nowhere", "shown"]
    assert sorted(ids("events", "audienceType=*")) == ["members", "shown"]
    assert ids("events", "isDuplicate=true") == ["twin"]
    assert sorted(ids("events", "isDuplicate=*")) == ["shown", "twin"]
    assert len(ids("events", "disableDefaultFilters=true")) == 8
    assert ids("events", "disableDefaultFilters=true&addressCountry=NL") == ["dutch"]


def test_lists_need_all_and_commas_need_any(held):
    held(
        event("one", labels=["a1"], status=["Unavailable"]),
        event("both", labels=["A1", "b2"]),
        event("comma", labels=["a1,b2"]),
    )
    assert ids("events", "labels[]=a1&labels[]=b2") == ["both"]
    assert ids("events", "labels=a1,b2") == ["comma"]
    assert sorted(ids("events", "status=Available,Unavailable&labels[]=a1")) == ["both", "one"]
    assert ids("events", "id=one&id=BOTH") == ["both"]


def test_a_cancelled_date_is_joined_with_its_status(held):
    days = (
        ("2026-05-03T20:00:00+02:00", "2026-05-03T22:00:00+02:00", {"status": "Unavailable"}),
        ("2026-05-10T20:00:00+02:00", "2026-05-10T22:00:00+02:00", {}),
    )
    held(event("a", **dated(*days)))
    third = "dateFrom=2026-05-03T00:00:00%2B02:00&dateTo=2026-05-03T23:59:59%2B02:00"
    assert ids("events", third) == ["a"]
    assert ids("events", f"{third}&status=Available") == []
    assert ids("events", f"{third}&status=Unavailable") == ["a"]
    assert ids("events", "status=Available") == ["a"]
    assert ids("events", "status=Unavailable") == []


def test_bounds_are_inclusive_to_the_second(held):
    held(event("a", **dated(("2026-05-05T10:00:00+02:00", "2026-05-05T18:00:00+02:00", {}))))
    assert ids("events", "dateFrom=2026-05-05T18:00:00%2B02:00") == ["a"]
    assert ids("events", "dateFrom=2026-05-05T18:00:01%2B02:00") == []
    assert ids("events", "dateTo=2026-05-05T10:00:00 02:00") == ["a"]
    assert ids("events", "dateTo=2026-05-05T09:59:59%2B02:00") == []


def test_dates_times_and_childcare_are_of_one_sub_event(held):
    care = ("2026-05-05T09:00:00+02:00", "2026-05-05T12:00:00+02:00", {"hasChildcare": True})
    evening = ("2026-05-06T20:00:00+02:00", "2026-05-06T22:00:00+02:00", {})
    held(
        event("a", created=[1], **dated(care, evening, hasChildcare=[True])),
        event("b", created=[2], **dated(care, hasChildcare=[True])),
    )
    assert ids("events", "hasChildcare=true") == ["a", "b"]
    day = "dateFrom=2026-05-06T00:00:00%2B02:00&dateTo=2026-05-06T23:59:59%2B02:00"
    assert ids("events", f"{day}&hasChildcare=true") == []
    assert ids("events", f"{day}&hasChildcare=false") == ["a"]
    assert ids("events", "localTimeFrom=2000&localTimeTo=2100&hasChildcare=true") == []
    assert ids("events", "localTimeFrom=1130&localTimeTo=2100&hasChildcare=true") == ["a", "b"]
    assert ids("events", f"{day}&localTimeFrom=900&localTimeTo=1000&hasChildcare=false") == []
    assert ids("events", f"{day}&localTimeFrom=21:30&localTimeTo=2359&bookingAvailability=available") == ["a"]
    assert ids("events", "localTimeFrom=2000&localTimeTo=2100") == ["a"]


def test_ages_prices_and_birth_dates(held):
    held(
        event("kids", typicalAgeRange=[(8, 11)], allAges=[False], price=[0.0]),
        event(
            "all", typicalAgeRange=[(0, None)], allAges=[True], price=[12.5], birthdateRange=[(None, None)]
        ),
        place("place", typicalAgeRange=[(0, None)], allAges=[True]),
    )
    assert ids("offers", "minAge=10&maxAge=10&allAges=false") == ["kids"]
    assert sorted(ids("offers", "minAge=12")) == ["all", "place"]
    assert ids("offers", "birthdateRangeFrom=2015-01-01") == ["all"]
    assert ids("offers", "maxPrice=0") == ["kids"]
    assert ids("offers", "price=12.501") == ["all"]
    assert ids("offers", "price=12.5&maxPrice=1") == ["all"]
    query = "typicalAgeRange:[0 TO 12] NOT typicalAgeRange:[13 TO *]"
    assert ids("offers", f"q={query}") == ["kids"]


def test_circles_boxes_and_regions(held):
    held(
        event("belfry", geo_point=[(51.0536, 3.7250)], regions=["nis-44021", "nis-40000"]),
        event("station", geo_point=[(51.0362, 3.7104)], regions=["nis-44021"]),
        event("nowhere"),
    )
    assert ids("events", "coordinates=51.0540,3.7250&distance=500m") == ["belfry"]
    assert ids("events", "coordinates=51.0540,3.7250&distance=3km&sort[distance]=desc") == [
        "station",
        "belfry",
    ]
    assert ids("events", "coordinates=51.0540,3.7250&distance=3 km&sort[distance]=asc") == [
        "belfry",
        "station",
    ]
    assert ids("events", "coordinates=-89.9,170&distance=20100km&sort[distance]=asc&limit=1") == ["station"]
    assert ids("events", "bounds=51.03,3.70|51.04,3.72") == ["station"]
    assert ids("events", "bounds=51.0362,3.7104|51.0362,3.7104") == ["station"]
    assert ids("events", "regions[]=NIS-44021&regions[]=nis-40000") == ["belfry"]
    assert ids("events", "regions[]=nis-4402*") == []


def test_children_only_events_show_themselves_to_few(held):
    held(
        event("normal"),
        event("own", childrenOnly=[True], creator=["Me@clients"]),
        event("other", childrenOnly=[True], creator=["you@clients"]),
    )
    me, boa, bearer = Consumer("me"), Consumer("them", boa=True), Consumer()
    assert sorted(ids("events", "", me)) == ["normal", "own"]
    assert ids("events", "childrenOnly=true", me) == ["own"]
    assert ids("events", "childrenOnly=false", me) == ["normal"]
    assert len(ids("events", "", boa)) == 3
    assert sorted(ids("events", "childrenOnly=true", boa)) == ["other", "own"]
    assert ids("events", "disableDefaultFilters=true", bearer) == ["normal"]


def test_the_default_query_of_a_client_restricts_offers_only(held):
    held(
        event("a", regions=["nis-24134"]),
        event("b"),
        organizer("c"),
    )
    client = Consumer("me", default_query="regions:nis-24134")
    assert ids("events", "disableDefaultFilters=true", client) == ["a"]
    assert ids("organizers", "", client) == ["c"]


NARROW = [
    "regions:nis-24134",
    "regions:nis-24134 OR labels:top",
    "labels:top regions:nis-24134",
    "-labels:far",
]
WIDER = [
    "*",
    "*:*",
    "id:b",
    "id:b OR id:a",
    "NOT id:a",
    "id:a OR NOT id:a",
    "id:a) OR (id:b",
    ") OR (",
    "(",
    "\\",
]


@pytest.mark.parametrize("own", NARROW)
@pytest.mark.parametrize("asked", WIDER)
def test_no_query_leads_out_of_that_of_the_client(held, own, asked):
    """Queries are joined as trees: what is no query by itself is refused, and brackets close nothing else."""
    held(event("a", regions=["nis-24134"]), event("b", labels=["far"]), event("c", labels=["far"]))
    client = Consumer("me", default_query=own)
    found = set()
    for parameter in (f"q={asked}", f"text={asked}", f"labels={asked}", f"q=id:b&text={asked}"):
        with suppress(Problem):
            found |= set(ids("events", f"disableDefaultFilters=true&{parameter}", client))
    assert found <= {"a"}
    assert found or asked != "*"


def test_text_is_not_a_field_query_and_needs_all_words(held):
    held(
        event("label", labels=["foo"]),
        event("name", name__nl=["labels foo"]),
        event("far", name__nl=["labels"], description__nl=["foo"]),
    )
    assert ids("events", "text=labels:foo") == []
    assert ids("events", "text=labels foo") == ["name"]
    assert ids("events", "text=labels AND foo") == ["name", "far"]
    assert ids("events", "q=labels:foo") == ["label"]
    assert ids("events", "q=") == []
    assert ids("events", "text=foo&textLanguages[]=fr") == ["label"]


def test_better_matches_come_first_and_equal_ones_by_creation(held):
    held(
        event("c", created=[30], name__nl=["jazz"]),
        event("a", created=[10], name__nl=["jazz"]),
        event("best", created=[40], name__nl=["jazz"], labels=["top"]),
        event("b", created=[20], name__nl=["jazz"]),
    )
    assert ids("events", "q=name.nl:jazz OR labels:top") == ["best", "a", "b", "c"]
    assert ids("events", "q=(labels:top^10) OR (NOT labels:top)&limit=2&start=1") == ["a", "b"]
    assert ids("events") == ["a", "b", "c", "best"]
    assert ids("events", "text=jazz&sort[created]=desc") == ["best", "c", "b", "a"]


def test_documents_without_a_value_come_last_in_both_directions(held):
    held(
        event("two", created=[10], availableTo=[2], completeness=[50]),
        event("none", created=[1]),
        event("one", created=[20], availableTo=[1], completeness=[50]),
    )
    assert ids("events", "sort[availableTo]=asc") == ["one", "two", "none"]
    assert ids("events", "sort[availableTo]=desc") == ["two", "one", "none"]
    assert ids("events", "sort[completeness]=desc&sort[availableTo]=asc") == ["one", "two", "none"]
    assert ids("events", "sort[completeness]=desc") == ["two", "one", "none"]


def test_events_of_one_production_are_one_group(held):
    production = {"production__id": ["p"], "productionCollapseValue": ["production-p"]}
    held(
        event("a", created=[1], **production),
        event("b", created=[2], productionCollapseValue=["single-offer-b"]),
        event("c", created=[3], **production),
    )
    found = find("events", [("groupBy", "productionId"), ("sort[created]", "desc"), ("facets[]", "labels")])
    assert [one for _, one in found.ids] == ["c", "b"]
    assert found.total == 2
    assert ids("events", "groupBy=productionId&start=1&limit=1") == ["b"]
    assert ids("events", "productionId=P") == ["a", "c"]


def test_recommendations_are_found_and_sorted(held):
    def recommended(score):
        return {"metadata__recommendationFor": [{"event": "E1", "score": score}]}

    held(event("a", **recommended(0.2)), event("b", **recommended(0.9)), event("c"))
    assert ids("events", "recommendationFor=e1&sort[recommendationScore]=desc") == ["b", "a"]


def test_organizers_are_found_by_the_beginnings_of_their_words(held):
    held(
        organizer("cross", name__nl=["Het Rode Kruis"], url=["rodekruis.be"], domain=["rodekruis.be"]),
        organizer("publiq", name__nl=["publiq"], imagesCount=[2], address__nl__addressCountry=["NL"]),
        organizer("gone", name__nl=["publiq"], workflowStatus=["DELETED"]),
    )
    assert ids("organizers", "name=rode kr") == ["cross"]
    assert ids("organizers", "name=kr rode") == []
    assert ids("organizers", "name=publ") == ["publiq"]
    assert ids("organizers", "website=https://www.RodeKruis.be/") == ["cross"]
    assert ids("organizers", "domain=www.rodekruis.be") == ["cross"]
    assert ids("organizers", "domain=RodeKruis.be") == []
    assert ids("organizers", "hasImages=true") == ["publiq"]
    assert ids("organizers", "addressCountry=BE") == []


def test_labels_of_the_pass_and_recurring_days(held):
    held(
        event("pass", labels=["UiTPAS Gent"], recurringOnDayOfWeek=["monday", "friday"]),
        event("paspartoe", labels=["Paspartoe"]),
        event("plain", labels=["gent"]),
    )
    assert ids("events", "uitpas=true") == ["pass", "paspartoe"] or sorted(ids("events", "uitpas=true")) == [
        "paspartoe",
        "pass",
    ]
    assert ids("events", "uitpas=no") == ["plain"]
    assert len(ids("events", "uitpas=")) == 3
    assert ids("events", "recurringOnDayOfWeek=Sunday, MONDAY") == ["pass"]


def test_facets_count_all_matches_in_the_shape_of_the_tree(held):
    held(
        event(
            "a", regions=["nis-44021", "nis-40000"], labels=["Top", "b"], typeIds=["0.50.4.0.0", "unknown"]
        ),
        event("b", regions=["nis-44021"], labels=["Top"]),
        event("c", regions=["nis-40000"]),
    )
    found = find("events", [("facets[]", "Regions"), ("facets[]", "labels"), ("facets[]", "types"),
                            ("facets[]", "themes"), ("limit", "1")])  # fmt: skip
    assert [one for _, one in found.ids] == [ids("events")[0]]
    assert found.facets["themes"] == []
    assert list(found.facets["labels"]) == ["Top", "b"]
    assert found.facets["labels"]["Top"] == {
        "name": dict.fromkeys(["nl", "fr", "de", "en"], "Top"),
        "count": 2,
    }
    assert list(found.facets["types"]) == ["0.50.4.0.0"]
    province = found.facets["regions"]["nis-40000"]
    assert (province["count"], province["name"]["nl"]) == (2, "Provincie Oost-Vlaanderen")
    # No tourist region was indexed, so nothing below the province is shown.
    assert "children" not in province


def test_a_label_that_a_document_has_twice_counts_once(held):
    held(event("a", labels=["top", "top"]), event("b", labels=["top"]))
    assert find("events", [("facets[]", "labels")]).facets["labels"]["top"]["count"] == 2


def test_the_body_has_the_members_of_the_contract_in_order(held):
    held(event("a"))
    shown = orjson.loads(body(find("events", [])))
    assert list(shown) == ["@context", "@type", "itemsPerPage", "totalItems", "member"]
    assert [(one["@type"], one["@id"].rpartition("/")[2]) for one in shown["member"]] == [("Event", "a")]
    with_facets = orjson.loads(body(find("events", [("facets[]", "types")])))
    assert with_facets["facet"] == {"types": []}


def test_without_an_index_the_answer_is_503(search_folder):
    with pytest.raises(Problem) as raised:
        find("events", [])
    assert raised.value.status == 503


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_of_a_sorted_search_fit_together(held, order, monkeypatch):
    monkeypatch.setattr(engine_order, "_MARGIN", 3)
    held(
        *(
            event(f"e{number:02}", created=[number % 5], availableTo=[number % 4] if number % 3 else [])
            for number in range(40)
        )
    )
    sorts = [f"sort[availableTo]={order}", f"sort[availableTo]={order}&sort[score]=desc"]
    whole, by_two = (ids("events", f"{sort}&limit=40") for sort in sorts)
    assert whole == by_two
    assert len(set(whole)) == 40
    for size in (1, 7, 13):
        pages = [
            ids("events", f"{sorts[0]}&start={start}&limit={size}") for start in range(0, 40 + size, size)
        ]
        assert [identifier for page in pages for identifier in page] == whole
    assert find("events", [("sort[availableTo]", order), ("start", "39"), ("limit", "5")]).total == 40


@pytest.mark.parametrize("far", [-3_000_000_000, 7_000_000_000])
def test_ends_too_far_away_for_one_column_are_told_apart(held, far, monkeypatch):
    """The column that knows the end and the creation ends in 1900 and 2172."""
    monkeypatch.setattr(engine_order, "_MARGIN", 1)
    held(
        *(event(f"e{number:02}", created=[NOW + number], availableTo=[far - number]) for number in range(12))
    )
    assert ids("events", "sort[availableTo]=asc&limit=3") == ["e11", "e10", "e09"]
    assert ids("events", "sort[availableTo]=asc&limit=3&start=4") == ["e07", "e06", "e05"]
