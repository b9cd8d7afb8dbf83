# SPDX-License-Identifier: EUPL-1.2
"""Two callers at the same moment: one request, one decision, one role."""

import pytest
from at_once import answers

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


def _organizer():
    return write_many(MANAGER, [Write("organizer", organizer())])[0].id


def _told(ownership_id):
    news = OutboxEvent.objects.filter(aggregate_id=ownership_id).order_by("id")
    return [each.rpartition(".")[2] for each in news.values_list("type", flat=True)]


def test_one_of_equal_requests_is_kept():
    linde = _organizer()
    given = answers(*[lambda: request(ASKER, Wish(linde))] * CALLERS)
    (made,) = [each for each in given if isinstance(each, str)]
    refused = [each for each in given if isinstance(each, Problem)]
    assert len(refused) == CALLERS - 1
    assert {each.status for each in refused} == {409}
    assert all(each.detail.endswith(f"already exists with id {made}") for each in refused)
    assert list(Ownership.objects.values_list("public_id", flat=True)) == [made]
    assert _told(made) == ["requested"]


def test_requests_of_different_people_are_all_kept():
    linde = _organizer()
    people = [Actor(user_id=f"asker-{number}") for number in range(CALLERS)]
    given = answers(*(lambda who=who: request(who, Wish(linde)) for who in people))
    assert Ownership.objects.filter(public_id__in=given).count() == CALLERS


def test_one_of_equal_approvals_counts():
    made = request(ASKER, Wish(_organizer()))
    assert sorted(answers(*[lambda: approve(MANAGER, made)] * CALLERS)) == [False] * 3 + [True]
    assert _told(made) == ["requested", "approved"]


def test_of_opposite_decisions_one_counts():
    linde = _organizer()
    made = request(ASKER, Wish(linde))
    approved, rejected = answers(lambda: approve(MANAGER, made), lambda: reject(MANAGER, made))
    assert approved is not rejected
    assert is_owner("asker", linde) is approved
    assert _told(made) == ["requested", "approved" if approved else "rejected"]


def test_an_end_beside_an_approval_leaves_no_rights():
    linde = _organizer()
    made = request(ASKER, Wish(linde))
    assert answers(lambda: approve(MANAGER, made), lambda: delete(MANAGER, made))[1] is True
    assert not is_owner("asker", linde)
    with pytest.raises(Problem) as refused:
        approve(ASKER, made)
    assert refused.value.status == 403


def test_owners_approved_at_once_share_one_role():
    linde = _organizer()
    made = [request(Actor(user_id=f"asker-{number}"), Wish(linde)) for number in range(CALLERS)]
    assert answers(*(lambda each=each: approve(MANAGER, each) for each in made)) == [True] * CALLERS
    assert Ownership.objects.exclude(role_id="").values("role_id").distinct().count() == 1
    for number in range(CALLERS):
        assert is_owner(f"asker-{number}", linde)
