# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.agenda.rules import cards, documents, markup, opening_table, prices, slugs
from foyer.blocks.agenda.rules.calendars import calendar_of
from foyer.blocks.agenda.tests import programme
from foyer.kernel.clock import BRUSSELS

TODAY = datetime(2026, 11, 19, tzinfo=BRUSSELS)
READER = cards.Reader("nl", TODAY.replace(hour=10))
EVENTS = {documents.identifier(event): event for event in programme.programme(TODAY)}


def said(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("cents", "language", "expected"),
    [(800, "nl", "€ 8"), (850, "nl", "€ 8,50"), (850, "fr", "8,50 €"), (850, "en", "€8.50"),
     (0, "de", "kostenlos"), (5, "nl", "€ 0,05")],
)  # fmt: skip
def test_amounts(cents, language, expected):
    assert said(prices.amount(cents, language)) == expected


def test_price_of_a_card():
    assert (
        said(prices.summary({"priceInfo": [{"category": "base", "price": 12}, {"price": 6}]}, "nl"))
        == "vanaf € 6"
    )
    assert said(prices.summary({"priceInfo": [{"category": "base", "price": 12}]}, "nl")) == "€ 12"
    assert prices.summary({}, "nl") == ""
    assert prices.summary({"priceInfo": [{"category": "base", "price": "much"}]}, "nl") == ""


def test_a_card_answers_when_what_where_and_how_much():
    card = cards.card(EVENTS["event-1"], READER)
    assert (card.id, card.kind, card.slug) == ("event-1", "event", "blauwe-uren-jazz-aan-het-water")
    assert said(card.when) == "Vandaag van 20 tot 23 uur"
    assert (card.place, card.town, said(card.price)) == ("De Oude Sluis", "Gent", "vanaf € 6")
    assert (card.step_free, card.status, card.family) == (True, "", "music")


def test_a_cancelled_date_marks_the_card_of_that_day_only():
    day = TODAY.replace(day=20)
    tomorrow = cards.Reader("nl", READER.now, day, day.replace(hour=23))
    assert cards.card(EVENTS["event-1"], tomorrow).status == "cancelled"
    assert cards.card(EVENTS["event-1"], READER).status == ""


@pytest.mark.parametrize(
    ("event", "status"),
    [("event-13", "cancelled"), ("event-9", "full"), ("event-17", "over"), ("event-14", "")],
)
def test_states(event, status):
    assert cards.card(EVENTS[event], READER).status == status


def test_ages_and_levels():
    assert documents.ages(EVENTS["event-2"]) == (4, 11)
    assert documents.ages(EVENTS["event-4"]) == (8, None)
    assert documents.ages(EVENTS["event-1"]) is None
    assert documents.level(EVENTS["event-5"]) == 2


@pytest.mark.parametrize(
    ("km", "expected"), [(0.003, "50 m"), (0.36, "350 m"), (3.24, "3,2 km"), (2.0, "2 km"), (14.3, "14 km")]
)
def test_distances(km, expected):
    north = 51.0 + km / 111.195
    assert said(cards.distance((51.0, 3.7), (north, 3.7))) == expected
    assert cards.distance(None, (51.0, 3.7)) == ""


def test_the_week_of_a_place_and_its_exceptions():
    calendar = calendar_of(EVENTS["event-3"])
    rows = opening_table.week(calendar, "nl", TODAY.date())
    assert [row.day for row in rows][:2] == ["Maandag", "Dinsdag"]
    assert rows[0].hours == ""
    assert said(rows[1].hours) == "van 10 tot 17 uur"
    assert [row.today for row in rows].index(True) == TODAY.weekday()
    (special,) = opening_table.specials(calendar, "nl", TODAY.date())
    assert (said(special.when), special.why, special.hours) == ("Woensdag 25 november", "Feestdag", ())


WEEK = {"opens": "09:00", "closes": "17:00", "dayOfWeek": ["thursday", "friday"]}
HOLIDAY = {"startDate": "2026-11-19", "endDate": "2026-11-20"}
SHORTER = {**WEEK, "opens": "10:00", "childcare": {"start": "08:00"}}


@pytest.mark.parametrize(
    ("other", "hours", "usual", "childcare"),
    [
        ({}, "van 9 tot 17 uur", "", ""),
        ({"openingHoursClosedDays": [HOLIDAY]}, "", "van 9 tot 17 uur", ""),
        (
            {"openingHoursAdjustedDays": [{**HOLIDAY, "openingHours": [SHORTER]}]},
            "van 10 tot 17 uur",
            "van 9 tot 17 uur",
            "vanaf 8 uur",
        ),
        (
            {
                "openingHoursAdjustedDays": [{**HOLIDAY, "openingHours": [SHORTER]}],
                "openingHoursClosedDays": [{**HOLIDAY, "endDate": "2026-11-19"}],
            },
            "",
            "van 9 tot 17 uur",
            "",
        ),
        (
            {
                "openingHoursAdjustedDays": [
                    {**HOLIDAY, "openingHours": [{**SHORTER, "dayOfWeek": ["friday"]}]}
                ]
            },
            "",
            "van 9 tot 17 uur",
            "",
        ),
        ({"openingHoursClosedDays": [{**HOLIDAY, "startDate": "2026-11-20"}]}, "van 9 tot 17 uur", "", ""),
    ],
)
def test_today_is_told_as_it_is_and_other_days_as_they_usually_are(other, hours, usual, childcare):
    calendar = calendar_of({"calendarType": "permanent", "openingHours": [WEEK], **other})
    rows = opening_table.week(calendar, "nl", TODAY.date())
    (today,) = [row for row in rows if row.today]
    assert (today.day, said(today.hours), said(today.usual)) == ("Donderdag", hours, usual)
    assert said(today.childcare) == childcare
    assert [(said(row.hours), row.usual) for row in rows[4:6]] == [("van 9 tot 17 uur", ""), ("", "")]


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [("2026-11-19", "2026-12-20", 1), ("2026-11-20", "2026-12-20", 0), ("2026-10-01", "2026-11-18", 0)],
)
def test_a_period_that_has_not_begun_or_is_over_is_not_open_today(start, end, marked):
    calendar = calendar_of(
        {
            "calendarType": "periodic",
            "startDate": f"{start}T00:00:00+01:00",
            "endDate": f"{end}T23:59:59+01:00",
            "openingHours": [WEEK],
        }
    )
    rows = opening_table.week(calendar, "nl", TODAY.date())
    assert [row.today for row in rows].count(True) == marked
    assert said(rows[3].hours) == "van 9 tot 17 uur"


def test_childcare_stands_with_the_hours():
    both, before = {"start": "08:00", "end": "18:00"}, {"start": "08:00"}
    morning = {"opens": "09:00", "closes": "12:00", "dayOfWeek": ["monday", "tuesday"], "childcare": before}
    afternoon = {"opens": "13:00", "closes": "17:00", "dayOfWeek": ["monday"], "childcare": both}
    evening = {"opens": "19:00", "closes": "21:00", "dayOfWeek": ["tuesday"], "childcare": before}
    other = {
        "startDate": "2027-02-15",
        "endDate": "2027-02-19",
        "openingHours": [morning, {**afternoon, "childcare": {}}],
    }
    calendar = calendar_of(
        {
            "calendarType": "permanent",
            "openingHours": [evening, afternoon, morning],
            "openingHoursAdjustedDays": [other],
        }
    )
    rows = opening_table.week(calendar, "nl", TODAY.date())
    assert [said(row.childcare) for row in rows][:3] == [
        "vanaf 8 uur en van 8 tot 18 uur",
        "vanaf 8 uur",
        "",
    ]
    (special,) = opening_table.specials(calendar, "fr", TODAY.date())
    assert [(said(line.words), said(line.childcare)) for line in special.hours] == [
        ("lundi et mardi : de 9 h à 12 h", "dès 8 h"),
        ("lundi : de 13 h à 17 h", ""),
    ]


def test_slugs():
    assert slugs.slug("Hôtel d’Hane-Steenhuyse (’s avonds)") == "hotel-dhane-steenhuyse-s-avonds"
    assert slugs.slug("???") == "-"


@given(st.text(max_size=200))
def test_slugs_are_always_safe(text):
    made = slugs.slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_descriptions_lose_what_could_act():
    html = markup.safe(
        '<p onclick="x()">Dag <a href="javascript:x()">je</a></p><script>x()</script><iframe src="/e">'
    )
    assert html == '<p>Dag <a rel="noopener nofollow ugc">je</a></p>'
    assert markup.safe("Een\n\nTwee <3") == "<p>Een</p><p>Twee &lt;3</p>"
    assert markup.plain("<p>Een &amp; ander</p><p>Twee<br>drie</p>") == "Een & ander\nTwee\ndrie"


@given(st.text(max_size=300))
def test_no_description_can_carry_script(text):
    assert "<script" not in markup.safe(text).lower()
    assert "<script" not in markup.safe(f"<p>{text}").lower()


@given(
    st.dictionaries(
        st.sampled_from(["name", "terms", "subEvent", "startDate", "calendarType", "status", "geo"]),
        st.none() | st.text(max_size=5),
    )
)
def test_odd_documents_still_make_a_card(odd):
    kept = {key: value for key, value in odd.items() if not (key in {"terms", "subEvent"} and value)}
    assert cards.card({"@id": "/x/1", "location": {}, **kept}, READER).id == "1"


def test_an_event_whose_place_is_lost_is_still_an_event():
    lost = {**EVENTS["event-1"]}
    del lost["location"]
    card = cards.card(lost, READER)
    assert (card.kind, card.place, card.town) == ("event", "", "")
