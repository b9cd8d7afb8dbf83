# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import search_form, search_parameters
from foyer.blocks.agenda.rules.search_form import Search
from foyer.blocks.query import public as query
from foyer.kernel.clock import BRUSSELS

NOW = datetime(2026, 11, 19, 15, tzinfo=BRUSSELS)  # a Thursday


def asked(search: Search, region: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in search_parameters.parameters(search, NOW, region):
        found.setdefault(name, []).append(value)
    return found


@given(
    st.builds(
        Search,
        text=st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=20),
        when=st.sampled_from(["", "today", "weekend", "month"]),
        types=st.lists(st.sampled_from(["0.50.4.0.0", "0.5.0.0.0"]), unique=True).map(tuple),
        access=st.lists(st.sampled_from(["3.27.0.0.0"]), unique=True).map(tuple),
        age=st.none() | st.integers(0, 120),
        children=st.booleans(),
        price=st.sampled_from(["", *search_form.PRICES]),
        level=st.integers(0, 4),
        online=st.booleans(),
        view=st.sampled_from(search_form.VIEWS),
        sort=st.sampled_from(search_form.SORTS),
        page=st.integers(1, search_form.LAST_PAGE),
        near=st.none() | st.tuples(st.floats(-90, 90).map(lambda n: round(n, 4)), st.just(3.5)),
    )
)
def test_what_stands_in_the_address_is_read_back(search):
    assert search_form.read(search.pairs()) == search


@given(
    st.lists(
        st.tuples(st.sampled_from([*Search.__dataclass_fields__, "type", "from", "to"]), st.text(max_size=30))
    )
)
def test_no_address_can_break_the_form(pairs):
    search = search_form.read(pairs)
    assert search_form.read(search.pairs()).pairs() == search.pairs()
    assert search_parameters.parameters(search, NOW)


def test_own_dates_need_no_choice_of_period():
    search = search_form.read([("from", "2011-07-17"), ("to", "2011-07-15")])
    assert (search.when, search.date_from, search.date_to) == ("dates", date(2011, 7, 15), date(2011, 7, 17))
    assert search.problems == ("order",)


def test_what_is_not_understood_is_said():
    assert search_form.read([("from", "morgen"), ("age", "-3"), ("near", "x")]).problems == (
        "from",
        "near",
        "age",
    )


def test_a_chosen_period_wins_over_dates():
    assert search_form.read([("when", "today"), ("from", "2026-11-30")]).pairs() == [("when", "today")]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("today", "2026-11-19T00:00:00+01:00", "2026-11-19T23:59:59+01:00"),
        ("tomorrow", "2026-11-20T00:00:00+01:00", "2026-11-20T23:59:59+01:00"),
        ("weekend", "2026-11-20T17:00:00+01:00", "2026-11-22T23:59:59+01:00"),
        ("week", "2026-11-19T00:00:00+01:00", "2026-11-26T23:59:59+01:00"),
        ("month", "2026-11-19T00:00:00+01:00", "2026-12-19T23:59:59+01:00"),
    ],
)
def test_periods(when, start, end):
    found = asked(Search(when=when))
    assert (found["dateFrom"], found["dateTo"]) == ([start], [end])
    assert "availableFrom" not in found


def test_on_a_saturday_the_weekend_is_what_is_left_of_it():
    saturday = datetime(2026, 11, 21, 15, tzinfo=BRUSSELS)
    period = search_parameters.period(Search(when="weekend"), saturday)
    assert (period.start.day, period.end.day) == (21, 22)


def test_a_past_date_lifts_the_availability_default():
    found = asked(search_form.read([("from", "2011-07-17"), ("to", "2011-07-17"), ("text", "circus")]))
    assert found["availableFrom"] == found["availableTo"] == ["*"]
    assert found["dateFrom"] == ["2011-07-17T00:00:00+02:00"]
    assert found["dateTo"] == ["2011-07-17T23:59:59+02:00"]
    assert found["text"] == ["circus"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("jazz - blues", "jazz blues"), ("jazz + blues", "jazz blues"), ("- jazz !", "jazz"), ("! jazz", "jazz"),
     ("jazz _ blues", "jazz blues"), ("jazz && blues", "jazz blues"), ("jazz ' . blues", "jazz blues"),
     ('"-" jazz', "jazz"), ('"jazz + blues"', '"jazz blues"'), ("NOT jazz", "not jazz"),
     ("ge\u0301nial", "g\u00e9nial"), ("hip-hop", "hip hop"), ("’t Smiske", "t Smiske")],
)  # fmt: skip
def test_signs_between_words_mean_nothing(typed, meant):
    assert search_parameters.words(typed) == meant


@given(st.text(st.sampled_from("ab -+!_'’.\"&|()[]{}^~*?:/\\éNOT"), max_size=20))
def test_the_query_language_reads_whatever_is_typed_as_words(typed):
    meant = search_parameters.words(typed)
    for word in meant.replace('"', " ").split():
        assert query.words(word)
    if meant:
        assert query.parse(meant)


def test_several_types_mean_any_of_them_and_facilities_all():
    found = asked(
        Search(types=("0.50.4.0.0", "0.5.0.0.0"), themes=("1.8.2.0.0",), access=("3.27.0.0.0", "3.31.0.0.0"))
    )
    assert found["termIds[]"] == ["1.8.2.0.0"]
    (query,) = found["q"]
    assert query.split(" AND ") == [
        'terms.id:("0.50.4.0.0" OR "0.5.0.0.0")',
        '(terms.id:"3.27.0.0.0" OR location.terms.id:"3.27.0.0.0")',
        '(terms.id:"3.31.0.0.0" OR location.terms.id:"3.31.0.0.0")',
    ]


def test_a_term_cannot_break_out_of_its_quotes():
    (query,) = asked(Search(access=('x" OR name.nl:"y',)))["q"]
    assert query.count('"') == 4


def test_people_and_prices():
    assert asked(Search(age=7))["minAge"] == ["7"]
    assert asked(Search(children=True))["allAges"] == ["false"]
    assert asked(Search(price="free"))["price"] == ["0"]
    assert asked(Search(price="10"))["maxPrice"] == ["10"]
    assert asked(Search(level=2))["labels[]"] == ["twee taaliconen"]
    assert asked(Search(online=True))["attendanceMode"] == ["online,mixed"]
    assert asked(Search(going=True))["status"] == ["Available"]


def test_a_point_wins_over_a_region():
    found = asked(Search(near=(51.05, 3.72), distance=5), region="nis-44021")
    assert found["coordinates"] == ["51.05,3.72"]
    assert found["distance"] == ["5km"]
    assert "regions[]" not in found


def test_pages_stay_within_what_search_reaches():
    found = asked(Search(page=search_form.LAST_PAGE))
    assert int(found["start"][0]) + int(found["limit"][0]) <= 10_000


def test_sorting():
    assert asked(Search())["sort[availableTo]"] == ["asc"]
    assert "sort[availableTo]" not in asked(Search(text="jazz"))
    assert asked(Search(sort="near", near=(51.0, 3.7)))["sort[distance]"] == ["asc"]
    assert asked(Search(sort="new"))["sort[created]"] == ["desc"]


@pytest.mark.parametrize(
    ("typed", "asked_for"),
    [
        ("AC/DC: live!", "AC DC live"),
        ("hip-hop -rap", "hip hop rap"),
        ("rock AND roll", "rock and roll"),
        ('"de stille kracht" boek', '"de stille kracht" boek'),
        ('een "half citaat', "een half citaat"),
        ("’s avonds", "s avonds"),
        ("l’été d'hier", "l’été d'hier"),
        ("name.nl:x*", "name.nl x"),
    ],
)
def test_what_is_typed_is_words_and_no_query(typed, asked_for):
    assert asked(Search(text=typed))["text"] == [asked_for]


def test_a_text_without_words_is_said():
    search = search_form.read([("text", "((??")])
    assert (search.text, search.problems) == ("", ("text",))
