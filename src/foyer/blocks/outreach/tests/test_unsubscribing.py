# SPDX-License-Identifier: EUPL-1.2
import io
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from foyer.blocks.outreach.models import Subscription
from foyer.blocks.outreach.public import MailServiceFailed, subscribe, unsubscribe
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

EMAIL, OTHER = "an.peeters@example.org", "jan@example.org"
OWNER = Actor(user_id="an", email="An.Peeters@example.org")


@pytest.fixture(autouse=True)
def subscribed(service):
    with clock.use(clock.FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))):
        for list_id, email in (("5", EMAIL), ("news", EMAIL), ("5", OTHER)):
            subscribe(SYSTEM, list_id, email)
    service.told.clear()
    AuditEntry.objects.all().delete()
    OutboxEvent.objects.all().delete()


def left():
    return sorted(Subscription.objects.values_list("list_id", "email"))


def ran(*arguments):
    out = io.StringIO()
    call_command("subscribers", *arguments, stdout=out)
    return out.getvalue()


def test_off_one_list(service):
    number = Subscription.objects.get(list_id="5", email=EMAIL).public_id
    assert unsubscribe(OWNER, EMAIL, "5") == 1
    assert left() == [("5", OTHER), ("news", EMAIL)]
    assert service.told == [("unsubscribe", "5", EMAIL)]
    entry, event = AuditEntry.objects.get(), OutboxEvent.objects.get()
    assert (entry.actor, entry.verb, entry.aggregate_id) == ("an", "unsubscribe", number)
    assert (event.type, event.aggregate_id) == ("outreach.subscription.ended", number)


def test_off_all_lists_also_those_that_are_no_longer_named(service, settings):
    settings.FOYER_MAILING_LISTS = frozenset({"5", "fresh"})
    assert unsubscribe(SYSTEM, EMAIL.upper()) == 2
    assert left() == [("5", OTHER)]
    assert [told[1] for told in service.told] == ["5", "fresh", "news"]


def test_again_changes_nothing():
    assert unsubscribe(OWNER, EMAIL) == 2
    AuditEntry.objects.all().delete()
    assert unsubscribe(OWNER, EMAIL) == 0
    assert AuditEntry.objects.count() == 0


def test_where_the_service_fails_the_address_stays(service):
    service.failure = "news"
    with pytest.raises(MailServiceFailed):
        unsubscribe(OWNER, EMAIL)
    assert left() == [("5", OTHER), ("news", EMAIL)]
    service.failure = None
    assert unsubscribe(OWNER, EMAIL) == 1


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id="jan", email=OTHER), Actor(user_id="an")])
def test_not_off_by_others(service, actor):
    with pytest.raises(Problem) as caught:
        unsubscribe(actor, EMAIL)
    assert caught.value.status == 403
    assert len(left()) == 3
    assert service.told == []


def test_staff_may():
    assert unsubscribe(Actor(user_id="staff", is_staff=True), EMAIL, "5") == 1


def test_the_command_prints_a_list():
    assert ran("5") == (
        "email,consented\n"
        "an.peeters@example.org,2026-11-22T09:00:00+00:00\n"
        "jan@example.org,2026-11-22T09:00:00+00:00\n"
    )
    assert ran("none") == "email,consented\n"


def test_the_command_takes_an_address_off():
    assert ran("5", "--remove", EMAIL) == "taken off 1 list\n"
    assert ran("--remove", EMAIL) == "taken off 1 list\n"
    assert ran("--remove", OTHER) == "taken off 1 list\n"
    assert ran("--remove", OTHER) == "taken off 0 lists\n"
    assert left() == []


def test_the_command_says_what_is_wrong(service):
    with pytest.raises(CommandError, match="say which list"):
        ran()
    service.failure = "unsubscribe"
    with pytest.raises(CommandError, match="the mail service failed, try again: Over quota"):
        ran("--remove", EMAIL)
    assert len(left()) == 3
