# SPDX-License-Identifier: EUPL-1.2
import itertools
from datetime import date, timedelta

import holidays
import pytest

from foyer.blocks.holidays.rules.holiday import REGIONS
from foyer.blocks.holidays.rules.public_holidays import public_holidays
from foyer.blocks.holidays.rules.school_holidays import school_holidays

COMMUNITIES = {"BE-NL": "Flemish", "BE-FR": "French", "BE-DE": "German"}


def of(region):
    return [holiday for holiday in school_holidays() if holiday.region == region]


def days(found):
    return {
        holiday.start + timedelta(days=number)
        for holiday in found
        for number in range((holiday.end - holiday.start).days + 1)
    }


def test_every_community_is_there():
    assert {holiday.region for holiday in school_holidays()} == set(REGIONS)


def test_a_school_year_as_it_was_decided():
    found = [one for one in of("BE-NL") if date(2026, 9, 1) <= one.start < date(2027, 9, 1)]
    assert [(one.name["nl"], one.start, one.end) for one in found] == [
        ("Herfstvakantie", date(2026, 11, 2), date(2026, 11, 8)),
        ("Kerstvakantie", date(2026, 12, 21), date(2027, 1, 3)),
        ("Krokusvakantie", date(2027, 2, 8), date(2027, 2, 14)),
        ("Paasvakantie", date(2027, 3, 29), date(2027, 4, 11)),
        ("Vrijdag na Hemelvaart", date(2027, 5, 7), date(2027, 5, 7)),
        ("Zomervakantie", date(2027, 7, 1), date(2027, 8, 31)),
    ]


def test_each_is_named_in_four_languages():
    assert {tuple(one.name) for one in school_holidays()} == {("nl", "fr", "de", "en")}
    assert all(all(one.name.values()) for one in school_holidays())


@pytest.mark.parametrize("region", REGIONS)
def test_they_follow_each_other(region):
    found = of(region)
    assert all(one.start <= one.end for one in found)
    assert all(one.end < other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("region", REGIONS)
def test_the_file_says_what_the_rules_give(region):
    # The library computes what communities decide by rule: an independent way to the same days.
    mine = days(of(region))
    first, last = min(mine), max(mine)
    told = holidays.country_holidays(
        "BE", subdiv=COMMUNITIES[region], years=range(first.year, last.year + 1), categories="school"
    )
    free = {one.start for one in public_holidays(first, last)}
    computed = {day for day in told if first <= day <= last}
    assert computed - mine <= free
    assert mine - computed == set()
