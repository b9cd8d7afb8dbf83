# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from foyer.blocks.identity.models import User
from foyer.blocks.identity.public import api_keys, issue_api_key
from foyer.blocks.jobs.public import job
from foyer.blocks.jobs.public import register as register_job
from foyer.blocks.jobs.public import start as start_job
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.mail.public import Letter, queue
from foyer.blocks.operations import queries
from foyer.blocks.operations.services.retry_dead_letters import retry_dead_letters
from foyer.kernel import clock, reactions, schedules
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, FailedNews, Lease, ScheduleState
from foyer.kernel.problems import Problem
from foyer.kernel.registry import Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return FailedNews.objects.create(
        reaction="search",
        type="offers.event.changed",
        aggregate_id="e1",
        lane=0,
        attempts=9,
        error="ValueError at x.py:1",
        first_failed=clock.now(),
    )


@pytest.fixture
def person():
    return User.objects.create_user("an@example.org")


@pytest.fixture
def operator():
    return User.objects.create_superuser("op@example.org")


@pytest.mark.parametrize("name", ["overview", "retry"])
def test_nobody_comes_in_without_signing_in(client, name, letter):
    answer = getattr(client, "post" if name == "retry" else "get")(reverse(f"operations:{name}"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("identity:sign-in"))
    assert FailedNews.objects.get().is_dead


def test_people_without_the_right_are_refused(client, person, letter):
    client.force_login(person)
    assert client.get(reverse("operations:overview")).status_code == 403
    assert client.post(reverse("operations:retry")).status_code == 403
    assert FailedNews.objects.get().is_dead


def test_staff_sees_dead_letters_and_tries_them_again(client, operator, letter):
    client.force_login(operator)
    page = client.get(reverse("operations:overview")).content.decode()
    assert "offers.event.changed" in page
    assert "<code>e1</code>" in page
    assert "Probeer 1 opgegeven bericht opnieuw" in page
    client.post(reverse("operations:retry"), {"letter": str(letter.pk)})
    assert not FailedNews.objects.get().is_dead
    assert AuditEntry.objects.filter(verb="retry_dead_letters", actor=operator.public_id).count() == 1


@pytest.mark.parametrize("which", ["", "x", "9" * 5000, "-1"])
def test_what_is_no_number_revives_nothing(client, operator, letter, which):
    client.force_login(operator)
    assert client.post(reverse("operations:retry"), {"letter": which}).status_code == 400
    assert FailedNews.objects.get().is_dead


def test_all_are_tried_again_when_none_is_named(client, operator, letter):
    client.force_login(operator)
    client.post(reverse("operations:retry"))
    assert not FailedNews.objects.get().is_dead


def test_a_forged_form_gets_a_page_of_ours(operator):
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(operator)
    answer = forger.post(reverse("operations:retry"))
    assert answer.status_code == 403
    assert "agenda/403.html" in [template.name for template in answer.templates]


def test_staff_blocks_a_key_and_nonsense_changes_nothing(client, operator):
    issue_api_key(SYSTEM, "Shop")
    client.force_login(operator)
    address = reverse("operations:key-status", args=[api_keys()[0].id])
    client.post(address, {"status": "stolen"})
    assert api_keys()[0].status == "active"
    client.post(address, {"status": "blocked"})
    assert api_keys()[0].status == "blocked"


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id="u")])
def test_the_service_itself_is_closed(actor, letter):
    with pytest.raises(Problem) as caught:
        retry_dead_letters(actor)
    assert caught.value.status == 403
    assert FailedNews.objects.get().is_dead


def test_lists_need_one_query_each(django_assert_num_queries, letter):
    with django_assert_num_queries(3):
        queries.failed_news()
        queries.schedule_lines()
        queries.latest_changes()


@pytest.fixture
def work(monkeypatch):
    registered = Registry("kind of job")
    monkeypatch.setattr("foyer.blocks.jobs.kinds._kinds", registered)
    register_job("test.count", lambda _work: None)
    return start_job(SYSTEM, "test.count", None)


def test_staff_sees_jobs_stops_one_and_lets_it_go_on(client, operator, work):
    client.force_login(operator)
    page = client.get(reverse("operations:overview")).content.decode()
    assert "test.count" in page
    assert "wacht" in page
    assert client.post(reverse("operations:job", args=[work]), {"do": "stop"}).status_code == 302
    assert job(work).stopping is True
    finish_jobs()
    assert (job(work).state, job(work).error) == ("failed", "stopped")
    page = client.get(reverse("operations:overview")).content.decode()
    assert "mislukt" in page
    assert "Het werk stopt zo." in page
    client.post(reverse("operations:job", args=[work]), {"do": "resume"})
    assert (job(work).state, job(work).stopping) == ("waiting", False)
    client.post(reverse("operations:job", args=[work]), {"do": "resume"})
    assert "Dit werk is al zover." in client.get(reverse("operations:overview")).content.decode()


def test_mails_that_failed_are_a_click_away(client, operator):
    client.force_login(operator)
    letters = reverse("mail_staff:overview")
    assert f'href="{letters}"' in client.get(reverse("operations:overview")).content.decode()
    queue([Letter("ownership.rejected", "nobody", "nl", {}, "k")])
    page = client.get(reverse("operations:overview")).content.decode()
    assert f'href="{letters}?state=failed" class="bad"' in page


def test_people_steer_no_jobs(client, person, operator, work):
    client.force_login(person)
    assert client.post(reverse("operations:job", args=[work]), {"do": "stop"}).status_code == 403
    client.force_login(operator)
    assert client.post(reverse("operations:job", args=[work]), {"do": "burn"}).status_code == 400
    assert (job(work).state, job(work).stopping) == ("waiting", False)


def test_progress_is_shown(client, operator, work, monkeypatch):
    def counting(work):
        work.save(3, 3, 12)
        raise OSError

    monkeypatch.setattr("foyer.blocks.jobs.kinds._kinds", Registry("kind of job"))
    register_job("test.count", counting)
    finish_jobs()
    client.force_login(operator)
    page = client.get(reverse("operations:overview")).content.decode()
    assert '<progress max="12" value="3"' in page
    assert "3 van 12" in page
    assert "OSError at test_staff_pages.py" in page


def test_schedules_that_are_late_or_fail_come_first_and_are_marked(client, operator, monkeypatch):
    monkeypatch.setattr("foyer.kernel.schedules._schedules", Registry("schedule"))
    now = clock.now()
    for name, minutes, failures in (("a.well", -5, 0), ("b.late", 5, 0), ("c.fails", -1, 3)):
        schedules.register(schedules.Schedule(name, run=lambda: None, every=timedelta(hours=1)))
        ScheduleState.objects.create(
            name=name, due=now - timedelta(minutes=minutes), failures=failures, error="OSError at x.py:1"
        )
    assert [line.name for line in queries.schedule_lines()] == ["c.fails", "b.late", "a.well"]
    client.force_login(operator)
    page = client.get(reverse("operations:overview")).content.decode()
    assert page.count("mark-late") == 1
    assert "3 keer mislukt" in page
    assert "OSError at x.py:1" in page
    assert "1 taak mislukt telkens." in page
    # What is marked as bad is the number that is bad.
    assert re.search(
        r'class="bad"><strong class="figures">1</strong><span>van 3 taken mislukken · 1 te laat<', page
    )


def test_nobody_works_is_said_first(client, operator, monkeypatch):
    monkeypatch.setattr("foyer.kernel.reactions._reactions", Registry("reaction"))
    reactions.register(reactions.Reaction("reader", frozenset(), lambda _news: None))
    client.force_login(operator)
    assert "Er draait geen worker" in client.get(reverse("operations:overview")).content.decode()
    Lease.objects.create(name="reaction:reader", owner="a/b/1/2", until=clock.now() + timedelta(minutes=1))
    assert "Alles loopt." in client.get(reverse("operations:overview")).content.decode()
    reactions.register(reactions.Reaction("lonely", frozenset(), lambda _news: None))
    page = client.get(reverse("operations:overview")).content.decode()
    assert "1 reactie wordt door geen worker behandeld." in page
    assert "Alles loopt." not in page


def test_the_number_of_queries_depends_on_reactions_only(monkeypatch, django_assert_num_queries, letter):
    monkeypatch.setattr("foyer.kernel.reactions._reactions", Registry("reaction"))
    for name in ("one", "two"):
        reactions.register(reactions.Reaction(name, frozenset(), lambda _news: None))
    queries.reaction_states()  # makes the cursors
    # Who works, and for each reaction and lane its cursor, what waits and the oldest of it.
    with django_assert_num_queries(1 + 2 * 2 * 3):
        queries.reaction_states()
