# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""In which order parameters are read, what `*` lifts, and how filters of the calendar combine."""

from datetime import UTC, datetime

import pytest

from foyer.blocks.search.public import INTERNAL
from foyer.blocks.search.rules.request import offers, organizers
from foyer.blocks.search.rules.request.parameters import Parameters
from foyer.blocks.search.rules.request.query_string import gathered, pairs
from foyer.blocks.search.tests.asking import ids, refusal
from foyer.blocks.search.tests.index_documents import NOW, dated, event, organizer
from foyer.kernel import clock
from foyer.kernel.problems import Problem


@pytest.fixture(autouse=True)
def _now():
    with clock.use(clock.FixedClock(datetime.fromtimestamp(NOW, UTC))):
        yield


# Each line's first problem is told, although every later one is there too.
ORDER = [
    ("foo=1", "Unknown query parameter(s): foo"),
    ("start=-1", 'The "start" parameter should be between 0 and 10000'),
    ("limit=2001", 'The "limit" parameter should be between 0 and 2000'),
    ("start=9999&limit=2", "Parameters start + limit must be less than or equal to 10000, got 10001."),
    ("maxAge=-1", "Age should be 0 or bigger"),
    ("availableTo=x", "availableTo should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00"),
    ("birthdateRangeTo=x", "birthdateRangeTo should be in the format YYYY-MM-DD, for example 2017-04-26"),
    ("calendarType[]=x", 'The parameter "calendarType" can only have a single value.'),
    ("status=x", 'Unknown status value "x"'),
    ("dateFrom=x", "dateFrom should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00"),
    ("localTimeTo=2400", "The time value 2400 is not between 0 and 2359"),
    ("attendanceMode=x", 'Unknown attendance mode value "x"'),
    ("recurringOnDayOfWeek=x", 'Unknown day of week value "x". Should be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday'),
    ("distance=1km", 'Required "coordinates" parameter missing when searching by distance.'),
    ("languages[]=x", "Invalid language code: x"),
    ("bounds=x", 'Bounds parameter should be in the "southWestLat,southWestLong|northEastLat,NorthEastLong" format.'),
    ("groupBy=x", 'Unknown groupBy field "x", supported fields: productionId'),
    ("isDuplicate[]=x", 'The parameter "isDuplicate" can only have a single value.'),
    ("sort=x", "Invalid sorting syntax given."),
    ("productionId[]=x", 'The parameter "productionId" can only have a single value.'),
    ("contributors[]=x", 'The parameter "contributors" can only have a single value.'),
    ("workflowStatus[]=x", 'The parameter "workflowStatus" can only have a single value.'),
    ("textLanguages[]=X", "Invalid language code: X"),
    ("q[]=x", 'The parameter "q" can only have a single value.'),
    ("postalCode[]=x", 'The parameter "postalCode" can only have a single value.'),
    ("addressCountry=x", "Unknown country code 'x'."),
    ("audienceType[]=x", 'The parameter "audienceType" can only have a single value.'),
    ("price=-1", "Price should be 0 or bigger"),
    ("createdFrom=x", "createdFrom should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00"),
    ("modifiedTo=x", "modifiedTo should be an ISO-8601 datetime, for example 2017-04-26T12:20:05+01:00"),
    ("locationLabels[]=x", "Value for argument x should not be shorter than 2 chars."),
    ("facets[]=x", "Unknown facet name 'x'."),
    ("text=(", 'Could not parse query given "q" parameter as a valid Lucene query.'),
    ("embedCalendarSummaries[]=x", "Invalid type: . Use one of: text,html"),
]  # fmt: skip


@pytest.mark.parametrize("place_", range(len(ORDER)), ids=[query for query, _ in ORDER])
def test_the_first_problem_is_told(held, place_):
    held(event("a"))
    # The sum of start and limit needs both to be right, and only one value of a name counts.
    rest = [
        query for query, _ in ORDER[place_:] if place_ > 3 or "&" not in query or query == ORDER[place_][0]
    ]
    assert refusal("offers", "&".join(reversed(rest))) == ORDER[place_][1]


LIFTED = [
    "limit", "minAge", "allAges", "availableFrom", "birthdateRangeFrom", "calendarType", "status", "dateFrom",
    "localTimeFrom", "bookingAvailability", "hasChildcare", "hasOvernight", "attendanceMode",
    "recurringOnDayOfWeek", "mainLanguage", "groupBy", "isDuplicate", "productionId", "contributors",
    "workflowStatus", "hasMediaObjects", "hasVideos", "uitpas", "addressCountry", "audienceType", "createdFrom",
    "modifiedTo", "childrenOnly", "embed",
]  # fmt: skip
LITERAL = [
    "id",
    "locationId",
    "organizerId",
    "creator",
    "recommendationFor",
    "postalCode",
    "labels[]",
    "termIds[]",
    "regions[]",
]


def test_a_star_lifts_a_filter_where_the_contract_says_so(held):
    held(event("a"), organizer("b"))
    for name in LIFTED:
        assert ids("events", f"{name}=*") == ["a"], name
    for name in LITERAL:
        assert ids("events", f"{name}=**") == [], name
        assert ids("events", f"{name}=*" if "[" not in name else f"{name}=**") == [], name
    for name in ("id", "creator", "contributors", "workflowStatus", "addressCountry", "hasImages"):
        assert ids("organizers", f"{name}=*") == ["b"], name
    assert ids("events", "q=*") == ids("events", "text=*") == ["a"]
    assert ids("organizers", "postalCode=*") == ids("organizers", "name=*") == []


@pytest.fixture(params=[False, True], ids=["sane", "strict"])
def strict(request, settings):
    settings.FOYER_STRICT_COMPATIBILITY = request.param
    return request.param


def test_filters_of_the_calendar_all_count(held, strict):
    morning = ("2026-05-05T09:00:00+02:00", "2026-05-05T12:00:00+02:00", {})
    evening = ("2026-05-06T20:00:00+02:00", "2026-05-06T22:00:00+02:00", {})
    held(
        event("a", created=[1], **dated(morning, evening, hasChildcare=[True], hasOvernight=[True])),
        event("b", created=[2], **dated(evening, hasChildcare=[True], hasOvernight=[False])),
        event(
            "c", created=[3], status=["Unavailable"], bookingAvailability=["Unavailable"], **dated(evening)
        ),
    )
    day = "dateFrom=2026-05-06T00:00:00%2B02:00&dateTo=2026-05-06T23:59:59%2B02:00"
    # Strictly only the first counts: dates before times, status before booking, booking before times,
    # times before childcare, childcare before overnight stay.
    for query, sane, strictly in (
        (f"{day}&localTimeFrom=900&localTimeTo=1000", [], ["a", "b", "c"]),
        (f"{day}&localTimeFrom=2100", ["a", "b", "c"], ["a", "b", "c"]),
        ("status=Unavailable&bookingAvailability=Available", [], ["c"]),
        ("status=Available&bookingAvailability=Available", ["a", "b"], ["a", "b"]),
        ("hasChildcare=true&hasOvernight=true", ["a"], ["a", "b"]),
        ("status=Available&hasOvernight=true", ["a"], ["a", "b"]),
        ("localTimeTo=1000", ["a"], ["a"]),
    ):
        assert ids("events", query) == (strictly if strict else sane), query


def test_the_only_time_of_midnight_asks_nothing(held):
    held(event("a", **dated(("2026-05-05T09:00:00+02:00", "2026-05-05T12:00:00+02:00", {}))))
    assert ids("events", "localTimeTo=0&status=Available&dateFrom=2026-05-05T00:00:00Z") == ["a"]
    assert ids("events", "localTimeFrom=0&localTimeTo=0&status=Available") == []
    assert ids("events", "localTimeTo=0") == []


def test_lists_and_maps_where_a_text_is_meant_are_refused(held):
    held(event("a"))
    assert refusal("events", "sort[created][]=asc") == "Invalid sort order 'Array' given."
    assert refusal("organizers", "sort[created][a][b]=asc") == "Invalid sort order 'Array' given."
    assert refusal("events", "sort[]=asc") == "Invalid sort field '0' given."
    assert refusal("events", "labels[a][b]=jazz") == 'The parameter "labels" can only have a single value.'
    assert ids("events", "facets[x]=types") == ["a"]


def detail_of(collection, *read):
    """Return the detail of the refusal, None where the request is read."""
    try:
        collection.read(*read)
    except Problem as problem:
        return problem.detail if problem.status == 404 else f"status {problem.status}"
    return None


@pytest.mark.parametrize(
    "form", ["{}[]=a", "{}[a]=b", "{}[a][b]=c", "{}[][]=c", "{}=%00", "{}=%F0%9F%98%80", "{}="]
)
def test_no_form_of_a_parameter_is_a_fault(form):
    refused = []
    for name in sorted(offers.KNOWN | organizers.KNOWN):
        read = Parameters(gathered(pairs(form.format(name))))
        refused.append(detail_of(offers, read, ("event",), INTERNAL, NOW))
        refused.append(detail_of(organizers, read))
    assert len([one for one in refused if one]) > 50
    assert not [one for one in refused if one and one.startswith("status")]
