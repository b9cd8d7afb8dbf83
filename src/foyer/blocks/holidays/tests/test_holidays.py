# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from foyer.blocks.holidays import ports
from foyer.blocks.holidays.public import Holiday, HolidaySourceDown, holidays_between, register_holiday_source
from foyer.kernel import clock

pytestmark = pytest.mark.django_db

PROBS = "https://api.publiq.be/probs/"
NAMES = {"nl": "Dag", "fr": "Jour", "de": "Tag", "en": "Day"}


@pytest.fixture(autouse=True)
def day():
    # Half past midnight in Brussels: a day further than in UTC.
    with clock.use(clock.FixedClock(datetime(2026, 11, 21, 23, 30, tzinfo=UTC))):
        yield


@pytest.fixture(autouse=True)
def _own_source(monkeypatch):
    monkeypatch.setattr(ports, "_registered", [])


def got(query=""):
    return Client().get(f"/api/entry/holidays{query}")


class Source:
    def __init__(self, found=(), *, down=False):
        self.found, self.down, self.asked = found, down, []

    def between(self, start, end):
        self.asked.append((start, end))
        if self.down:
            raise HolidaySourceDown("no route")
        return self.found


def test_the_year_from_today(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = got()
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    found = answer.json()
    assert found[0] == {
        "startDate": "2026-12-21",
        "endDate": "2027-01-03",
        "type": "schoolHolidays",
        "name": {
            "nl": "Kerstvakantie",
            "fr": "Vacances d’hiver",
            "de": "Weihnachtsferien",
            "en": "Christmas holidays",
        },
        "region": "BE-NL",
    }
    assert [one["region"] for one in found[:3]] == ["BE-NL", "BE-FR", "BE-DE"]
    assert found[3] == {
        "startDate": "2026-12-25",
        "endDate": "2026-12-25",
        "type": "holidays",
        "name": {"nl": "Kerstmis", "fr": "Noël", "de": "Weihnachten", "en": "Christmas Day"},
    }
    assert sum(one["type"] == "holidays" for one in found) == 12
    starts = [one["startDate"] for one in found]
    assert starts == sorted(starts)
    assert starts[-1] < "2027-11-23"


def test_what_has_a_day_in_the_period():
    found = got("?startDate=2027-01-03&endDate=2027-01-03").json()
    assert [(one["startDate"], one["endDate"]) for one in found] == [("2026-12-21", "2027-01-03")] * 3
    assert got("?startDate=2027-01-04&endDate=2027-01-31").json() == []


def test_a_token_is_not_read():
    answer = Client().get("/api/entry/holidays/", headers={"Authorization": "Bearer nonsense"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "name", "title", "detail"),
    [
        (
            "?startDate=1-5-2027",
            404,
            "url/not-found",
            "Not Found",
            'Query parameter startDate has invalid value "1-5-2027". Should be a date of the form YYYY-MM-DD',
        ),
        (
            "?startDate=2027-05-02&endDate=2027-05-01",
            400,
            "uitdatabank/start-date-cannot-be-after-end-date",
            "Start date cannot be after end date",
            "The start date cannot be after the end date.",
        ),
        (
            "?endDate=2031-11-23",
            400,
            "uitdatabank/date-range-exceeds-limit",
            "Date range exceeds limit",
            "The end date exceeds the maximum allowed date of 5 years in the future.",
        ),
    ],
)
def test_refusals(query, status, name, title, detail):
    answer = got(query)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {"type": PROBS + name, "title": title, "status": status, "detail": detail}


def test_another_source_answers_instead():
    source = Source(
        [
            Holiday(date(2027, 2, 1), date(2027, 2, 1), NAMES, "BE-DE"),
            Holiday(date(2027, 1, 1), date(2027, 1, 1), NAMES),
            Holiday(date(2030, 1, 1), date(2030, 1, 1), NAMES),
        ]
    )
    register_holiday_source(source)
    found = got("?startDate=2027-01-01&endDate=2027-12-31").json()
    assert [(one["startDate"], one["type"]) for one in found] == [
        ("2027-01-01", "holidays"),
        ("2027-02-01", "schoolHolidays"),
    ]
    assert source.asked == [(date(2027, 1, 1), date(2027, 12, 31))]


def test_a_source_that_is_down():
    register_holiday_source(Source(down=True))
    assert got().json() == {
        "type": "about:blank",
        "title": "Bad Gateway",
        "status": 502,
        "detail": "Could not contact the source of holidays. Please try again later.",
    }
    with pytest.raises(HolidaySourceDown):
        holidays_between(date(2027, 1, 1), date(2027, 1, 2))


def test_a_malformed_question_does_not_reach_the_source():
    source = Source()
    register_holiday_source(source)
    assert got("?startDate=x").status_code == 404
    assert source.asked == []
