# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from foyer.blocks.holidays.rules.public_holidays import public_holidays


def of(year):
    return list(public_holidays(date(year, 6, 1), date(year, 6, 30)))


def test_the_twelve_of_a_year():
    assert {holiday.start: holiday.name["nl"] for holiday in of(2027)} == {
        date(2027, 1, 1): "Nieuwjaar",
        date(2027, 3, 28): "Pasen",
        date(2027, 3, 29): "Paasmaandag",
        date(2027, 5, 1): "Dag van de Arbeid",
        date(2027, 5, 6): "Onze-Lieve-Heer-Hemelvaart",
        date(2027, 5, 16): "Pinksteren",
        date(2027, 5, 17): "Pinkstermaandag",
        date(2027, 7, 21): "Nationale feestdag",
        date(2027, 8, 15): "Onze-Lieve-Vrouw-Hemelvaart",
        date(2027, 11, 1): "Allerheiligen",
        date(2027, 11, 11): "Wapenstilstand",
        date(2027, 12, 25): "Kerstmis",
    }


def test_each_is_one_day_named_in_four_languages():
    for holiday in of(2027):
        assert holiday.start == holiday.end
        assert holiday.region is None
        assert list(holiday.name) == ["nl", "fr", "de", "en"]
        assert all(holiday.name.values())


def test_two_of_one_day_stay_two():
    # The last year in which Ascension was on the first of May.
    names = [holiday.name["en"] for holiday in of(2008) if holiday.start == date(2008, 5, 1)]
    assert sorted(names) == ["Ascension Day", "Labour Day"]


@pytest.mark.parametrize("year", range(2000, 2040))
def test_every_name_of_the_library_is_known(year):
    assert len(of(year)) == 12


def test_none_of_before_2000():
    assert list(public_holidays(date(1, 1, 1), date(1999, 12, 31))) == []
    assert min(holiday.start for holiday in public_holidays(date(1, 1, 1), date(2001, 1, 1))) == date(
        2000, 1, 1
    )
