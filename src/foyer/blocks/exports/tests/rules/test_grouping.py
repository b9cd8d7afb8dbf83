# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from foyer.blocks.exports.rules.grouping import DATE, NONE, TOWN, key_of, written
from foyer.blocks.exports.tests.documents import concert, hall

TODAY = date(2026, 12, 1)


def spans(*days):
    return [
        {"startDate": f"2026-{start}T20:00:00+01:00", "endDate": f"2026-{end}T23:00:00+01:00"}
        for start, end in days
    ]


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        ([("12-05", "12-05")], "zaterdag 5 december 2026"),
        ([("11-05", "11-05"), ("12-06", "12-06")], "zondag 6 december 2026"),
        ([("11-20", "12-20")], "dinsdag 1 december 2026"),
        ([("11-05", "11-05"), ("11-06", "11-06")], "vrijdag 6 november 2026"),
        ([("12-07", "12-07"), ("12-05", "12-05")], "zaterdag 5 december 2026"),
    ],
)
def test_an_event_stands_under_its_first_day_from_today_on(days, heading):
    assert key_of(DATE)(concert(subEvent=spans(*days)), "nl", TODAY)[1] == heading


def test_what_has_no_dates_comes_last():
    key = key_of(DATE)(hall(), "en", TODAY)
    assert key == ("\uffff", "Ongoing")
    assert key > key_of(DATE)(concert(), "en", TODAY)


def test_a_moment_just_before_midnight_in_utc_is_the_next_day_here():
    late = [{"startDate": "2026-12-05T23:30:00+00:00", "endDate": "2026-12-06T01:00:00+00:00"}]
    assert key_of(DATE)(concert(subEvent=late), "nl", TODAY)[0] == "2026-12-06"


def test_towns_sort_without_case_and_accents():
    def town(name):
        address = {"nl": {"addressLocality": name, "postalCode": "1"}}
        return key_of(TOWN)(concert(location=hall(address=address)), "nl", TODAY)

    towns = sorted([town("Zele"), town("évian"), town(""), town("Essen")])
    assert [name for _, name in towns] == ["Essen", "évian", "Zele", "Zonder plaats"]
    assert town("Évian")[0] == "evian"
    assert town("___") == ("\uffff", "Zonder plaats")


def test_without_groups_there_is_no_heading():
    assert key_of(NONE)(concert(), "nl", TODAY) == ("", "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "zaterdag 5 december 2026"),
        ("fr", "samedi 5 décembre 2026"),
        ("de", "Samstag 5. Dezember 2026"),
        ("en", "Saturday 5 December 2026"),
    ],
)
def test_days_are_written_in_each_language(language, text):
    assert written(date(2026, 12, 5), language) == text
