# SPDX-License-Identifier: EUPL-1.2
"""Summaries of calendars in the members of a search: which, in which shape and order, what is refused."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl

import orjson
import pytest
from jsonschema_rs import validator_for

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event as event_body
from foyer.blocks.offers.tests.documents import organizer as organizer_body
from foyer.blocks.offers.tests.documents import place as place_body
from foyer.blocks.search.api.search import api
from foyer.blocks.search.public import body, find
from foyer.blocks.search.tests.index_documents import event, organizer, place
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

ACTOR = Actor(user_id="user-one")
FOUND = api.contract.standalone({"$ref": "#/components/schemas/PagedCollection"})


@pytest.fixture(autouse=True)
def _fourteenth_of_may():
    with clock.use(clock.FixedClock(datetime(2026, 5, 14, 8, tzinfo=UTC))):
        yield


@pytest.fixture
def stored(held):
    """Store an event on the 6th, 13th and 20th of May in a place without hours; let both be found."""

    def write(kind, document):
        (outcome,) = write_many(ACTOR, [Write(kind, document)])
        assert outcome.errors == ()
        return outcome.id

    days = [
        {"startDate": f"2026-05-{day:02}T19:00:00+02:00", "endDate": f"2026-05-{day:02}T21:00:00+02:00"}
        for day in (6, 13, 20)
    ]
    days[2]["status"] = {"type": "Unavailable"}
    place_id = write("place", place_body())
    event_id = write("event", event_body(place_id, calendarType="multiple", subEvent=days))
    organizer_id = write("organizer", organizer_body())
    held(event(event_id), place(place_id), organizer(organizer_id))
    return {"event": event_id, "place": place_id}


def member(collection, query):
    found = orjson.loads(body(find(collection, parse_qsl(query, keep_blank_values=True))))
    validator_for(FOUND).validate(found)
    (one,) = found["member"]
    return one


def refusal(collection, query):
    with pytest.raises(Problem) as raised:
        find(collection, parse_qsl(query, keep_blank_values=True))
    assert (raised.value.status, raised.value.type) == (404, "https://api.publiq.be/probs/url/not-found")
    return raised.value.detail


def test_every_member_tells_it_in_four_languages_without_its_past(stored):
    one = member("events", "embedCalendarSummaries[]=md-text")
    assert list(one) == ["@id", "@type", "calendarSummary"]
    assert list(one["calendarSummary"].items()) == [
        ("nl", {"text": {"md": "Wo 20 mei 2026 (geannuleerd)"}}),
        ("fr", {"text": {"md": "Mer. 20 mai 2026 (annulé)"}}),
        ("de", {"text": {"md": "Mi. 20 Mai 2026 (abgesagt)"}}),
        ("en", {"text": {"md": "Wed 20 May 2026 (cancelled)"}}),
    ]


def test_several_are_one_object(stored):
    query = "&".join(
        f"embedCalendarSummaries[]={one}" for one in ("md-text", "xs-text", "md-html", "md-text")
    )
    assert member("events", query)["calendarSummary"]["nl"] == {
        "text": {"md": "Wo 20 mei 2026 (geannuleerd)", "xs": "6 mei - 20 mei"},
        "html": {
            "md": '<ul class="cnw-event-date-info"><li><span class="cf-weekday cf-meta">Wo</span> '
            '<span class="cf-date">20 mei 2026</span> <span class="cf-status">(geannuleerd)</span></li></ul>'
        },
    }


def test_texts_are_trimmed(stored):
    assert member("places", "embedCalendarSummaries=md-text")["calendarSummary"]["nl"] == {
        "text": {"md": "Alle dagen open"}
    }


def test_they_come_after_a_whole_document(stored):
    plain = member("events", "embed=true")
    one = member("events", "embed=true&embedCalendarSummaries=xs-text")
    assert list(one) == [*plain, "calendarSummary"]
    assert "calendarSummary" not in plain
    assert {**one, "calendarSummary": None} == {**plain, "calendarSummary": None}


def test_the_largest_size_is_taken(stored):
    one = member("places", "embedCalendarSummaries[]=xl-text")
    assert one["calendarSummary"]["en"] == {"text": {"xl": "Open every day"}}


def test_strict_compatibility_refuses_the_largest(stored, settings):
    settings.FOYER_STRICT_COMPATIBILITY = True
    detail = "Invalid format: xl. Use one of: xs,sm,md,lg"
    assert refusal("places", "embedCalendarSummaries[]=xl-text") == detail
    assert refusal("places", "embedCalendarSummaries[]=xl-xml") == "Invalid type: xml. Use one of: text,html"


def test_events_and_places_together(stored):
    found = find("offers", parse_qsl("embedCalendarSummaries[]=xs-text"))
    told = {
        one["@type"]: one["calendarSummary"]["nl"]["text"]["xs"] for one in map(orjson.loads, found.members)
    }
    assert told == {"Event": "6 mei - 20 mei", "Place": "Alle dagen open"}


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        ("md-xml", "Invalid type: xml. Use one of: text,html"),
        ("xxl-text", "Invalid format: xxl. Use one of: xs,sm,md,lg"),
        ("xxl-xml", "Invalid type: xml. Use one of: text,html"),
        ("md", "Invalid type: . Use one of: text,html"),
        ("", "Invalid type: . Use one of: text,html"),
        ("md-text-html", "Invalid type: text-html. Use one of: text,html"),
    ],
)
def test_what_does_not_exist_is_refused(stored, value, detail):
    query = f"embedCalendarSummaries[]=md-text&embedCalendarSummaries[]={value}"
    for collection in ("events", "places", "offers"):
        assert refusal(collection, query) == detail


def test_the_query_is_judged_before_the_summaries(stored):
    detail = 'Could not parse query given "q" parameter as a valid Lucene query.'
    assert refusal("events", "embedCalendarSummaries[]=md-xml&q=(") == detail


def test_nothing_found_does_not_excuse_a_wrong_one(held):
    held()
    assert refusal("events", "embedCalendarSummaries[]=x") == "Invalid type: . Use one of: text,html"


def test_organisers_have_none(stored):
    assert refusal("organizers", "embedCalendarSummaries[]=md-text") == (
        "Unknown query parameter(s): embedCalendarSummaries"
    )


def test_what_is_gone_since_it_was_indexed_has_none(held):
    held(event("gone"))
    assert list(member("events", "embedCalendarSummaries[]=md-text")) == ["@id", "@type"]


def test_summaries_need_one_query_a_kind(stored, django_assert_num_queries):
    with django_assert_num_queries(2):
        find("offers", parse_qsl("embedCalendarSummaries[]=md-text&embedCalendarSummaries[]=lg-html"))
    with django_assert_num_queries(2):
        find("offers", parse_qsl("embed=true&embedCalendarSummaries[]=md-text"))
