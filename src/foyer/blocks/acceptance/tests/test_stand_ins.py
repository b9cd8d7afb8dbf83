# SPDX-License-Identifier: EUPL-1.2
"""The stand-ins for services of others: they fail where they are meant to, and nowhere else."""

from datetime import date, timedelta

import pytest

from foyer.blocks.acceptance.rules.environment import SETTINGS, variables
from foyer.blocks.acceptance.rules.failing import FAILING_DAY, FAILING_LIST, FAILING_ORGANIZER
from foyer.blocks.acceptance.rules.places import Places
from foyer.blocks.acceptance.stand_ins.services import Associations, Holidays, Newsletter
from foyer.blocks.associations.public import RegisterDown
from foyer.blocks.holidays.public import HolidaySourceDown, holidays_between
from foyer.blocks.outreach.public import MailServiceFailed


def test_the_newsletter_fails_for_one_list():
    Newsletter().subscribe("1", "an@example.org")
    with pytest.raises(MailServiceFailed):
        Newsletter().subscribe(FAILING_LIST, "an@example.org")


def test_the_list_that_fails_is_a_list(tmp_path):
    lists = variables(Places(8000), tmp_path, {})["FOYER_MAILING_LISTS"].split(",")
    assert FAILING_LIST in lists
    assert len(lists) == 2


def test_holidays_fail_from_one_day():
    start, end = FAILING_DAY + timedelta(days=1), date(2030, 12, 31)
    found = [one for one in Holidays().between(start, end) if one.start <= end and one.end >= start]
    assert sorted(found, key=str) == sorted(holidays_between(start, end), key=str)
    with pytest.raises(HolidaySourceDown):
        Holidays().between(FAILING_DAY, end)


@pytest.mark.django_db
def test_the_register_of_associations_fails_for_one_organiser():
    assert list(Associations().connections("00000000-0000-4000-8000-000000000504")) == []
    with pytest.raises(RegisterDown):
        Associations().connections(FAILING_ORGANIZER)


def test_only_environments_load_them(settings, tmp_path):
    assert not any("stand_ins" in name for name in settings.INSTALLED_APPS)
    assert variables(Places(8000), tmp_path, {})["DJANGO_SETTINGS_MODULE"] == SETTINGS
