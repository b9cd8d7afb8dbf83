# SPDX-License-Identifier: EUPL-1.2
"""Two callers at the same moment: one request, one decision, one role."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import organizer
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.public import is_owner
from foyer.blocks.ownership.services.decide import approve, delete, reject
from foyer.blocks.ownership.services.request import Wish, request
from foyer.blocks.ownership.tests.conftest import ASKER, MANAGER
from foyer.kernel.actors import Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db(transaction=True)

CALLERS = 4


def _together(*works):
    """Run all at once; return what each gave, a refusal as its problem."""
    barrier = Barrier(len(works))

    def run(work):
        barrier.wait(timeout=20)
        try:
            return work()
        except Problem as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, work) for work in works]]


def _organizer():
    return write_many(MANAGER, [Write("organizer", organizer())])[0].id


def _told(ownership_id):
    news = OutboxEvent.objects.filter(aggregate_id=ownership_id).order_by("id")
    return [each.rpartition(".")[2] for each in news.values_list("type", flat=True)]


def test_one_of_equal_requests_is_kept():
    linde = _organizer()
    answers = _together(*[lambda: request(ASKER, Wish(linde))] * CALLERS)
    (made,) = [each for each in answers if isinstance(each, str)]
    refused = [each for each in answers if isinstance(each, Problem)]
    assert len(refused) == CALLERS - 1
    assert {each.status for each in refused} == {409}
    assert all(each.detail.endswith(f"already exists with id {made}") for each in refused)
    assert list(Ownership.objects.values_list("public_id", flat=True)) == [made]
    assert _told(made) == ["requested"]


def test_requests_of_different_people_are_all_kept():
    linde = _organizer()
    people = [Actor(user_id=f"asker-{number}") for number in range(CALLERS)]
    answers = _together(*(lambda who=who: request(who, Wish(linde)) for who in people))
    assert Ownership.objects.filter(public_id__in=answers).count() == CALLERS


def test_one_of_equal_approvals_counts():
    made = request(ASKER, Wish(_organizer()))
    assert sorted(_together(*[lambda: approve(MANAGER, made)] * CALLERS)) == [False] * 3 + [True]
    assert _told(made) == ["requested", "approved"]


def test_of_opposite_decisions_one_counts():
    linde = _organizer()
    made = request(ASKER, Wish(linde))
    approved, rejected = _together(lambda: approve(MANAGER, made), lambda: reject(MANAGER, made))
    assert approved is not rejected
    assert is_owner("asker", linde) is approved
    assert _told(made) == ["requested", "approved" if approved else "rejected"]


def test_an_end_beside_an_approval_leaves_no_rights():
    linde = _organizer()
    made = request(ASKER, Wish(linde))
    assert _together(lambda: approve(MANAGER, made), lambda: delete(MANAGER, made))[1] is True
    assert not is_owner("asker", linde)
    with pytest.raises(Problem) as refused:
        approve(ASKER, made)
    assert refused.value.status == 403


def test_owners_approved_at_once_share_one_role():
    linde = _organizer()
    made = [request(Actor(user_id=f"asker-{number}"), Wish(linde)) for number in range(CALLERS)]
    assert _together(*(lambda each=each: approve(MANAGER, each) for each in made)) == [True] * CALLERS
    assert Ownership.objects.exclude(role_id="").values("role_id").distinct().count() == 1
    for number in range(CALLERS):
        assert is_owner(f"asker-{number}", linde)
