# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client
from django.urls import reverse

from foyer.blocks.identity.models import User
from foyer.blocks.identity.public import api_keys, issue_api_key
from foyer.blocks.operations import queries
from foyer.blocks.operations.services.retry_dead_letters import retry_dead_letters
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, FailedNews
from foyer.kernel.problems import Problem

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
    assert "offers.event.changed e1" in client.get(reverse("operations:overview")).content.decode()
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
