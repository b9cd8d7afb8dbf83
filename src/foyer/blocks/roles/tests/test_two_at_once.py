# SPDX-License-Identifier: EUPL-1.2
"""Two callers change one role at the same moment: nothing is lost, and nothing counts twice."""

import pytest
from at_once import answers

from foyer.blocks.roles.models import Role, RoleLabel, RoleMember
from foyer.blocks.roles.rules.catalogue import KEYS
from foyer.blocks.roles.services.create_role import create_role
from foyer.blocks.roles.services.grant_permission import grant_permission, revoke_permission
from foyer.blocks.roles.services.kept_roles import ensure_role
from foyer.blocks.roles.services.link_label import link_label
from foyer.blocks.roles.services.members import let_out, take_in
from foyer.blocks.roles.services.remove_role import remove_role
from foyer.blocks.roles.services.set_constraint import add_constraint
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import AuditEntry
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def role():
    return create_role(SYSTEM, "Diest validatoren")


def permissions(role_id):
    return Role.objects.get(public_id=role_id).permissions


def test_permissions_given_at_once_are_all_held(role):
    told = answers(*(lambda key=key: grant_permission(SYSTEM, role, key) for key in KEYS[:6]))
    assert told == [True] * 6
    assert permissions(role) == list(KEYS[:6])


def test_one_comes_while_another_goes(role):
    grant_permission(SYSTEM, role, KEYS[0])
    told = answers(
        lambda: revoke_permission(SYSTEM, role, KEYS[0]), lambda: grant_permission(SYSTEM, role, KEYS[1])
    )
    assert (told, permissions(role)) == ([True, True], [KEYS[1]])


@pytest.mark.parametrize(
    ("verb", "table", "value"), [(take_in, RoleMember, "auth0|ann"), (link_label, RoleLabel, "a-label")]
)
def test_who_comes_at_once_is_in_it_once(role, verb, table, value):
    told = answers(*[lambda: verb(SYSTEM, role, value)] * 4)
    assert (sorted(told), table.objects.count()) == ([False, False, False, True], 1)
    assert AuditEntry.objects.filter(aggregate_id=role).count() == 2


def test_who_is_let_out_at_once_leaves_once(role):
    take_in(SYSTEM, role, "ann")
    assert sorted(answers(*[lambda: let_out(SYSTEM, role, "ann")] * 3)) == [False, False, True]


def test_the_first_constraint_stays(role):
    told = answers(*(lambda n=n: add_constraint(SYSTEM, role, f"regions:{n}") for n in range(4)))
    assert sorted(told) == [False, False, False, True]
    assert Role.objects.get().constraint == f"regions:{told.index(True)}"


def test_a_role_that_is_removed_gives_nothing_any_more(role):
    told = answers(lambda: remove_role(SYSTEM, role), lambda: take_in(SYSTEM, role, "ann"))
    assert told[0] is None
    assert told[1] is True or (isinstance(told[1], Problem) and told[1].status == 404)
    assert not Role.objects.exists()
    assert not RoleMember.objects.exists()


def test_a_role_that_another_block_keeps_is_made_once():
    made = answers(*[lambda: ensure_role("Beheerders", "id:x", ["AANBOD_BEWERKEN"], "organizer:x")] * 4)
    assert len(set(made)) == 1
    assert Role.objects.get().public_id == made[0]
