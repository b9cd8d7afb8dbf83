# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.ownership.rules import owners_role
from foyer.blocks.ownership.rules.states import APPROVED, DELETED, HELD, REJECTED, REQUESTED, STATES, reaches


@pytest.mark.parametrize(
    ("decision", "reached"),
    [
        (APPROVED, {REQUESTED}),
        (REJECTED, {REQUESTED}),
        (DELETED, {REQUESTED, APPROVED, REJECTED}),
    ],
)
def test_which_states_a_decision_reaches(decision, reached):
    assert {state for state in STATES if reaches(decision, state)} == reached


def test_a_request_that_is_held_keeps_others_out():
    assert {REQUESTED, APPROVED} == HELD


def test_the_role_of_owners():
    names = {"fr": "asbl Tilleul"}
    assert owners_role.name(names, "fr") == "Beheerders organisatie asbl Tilleul"
    assert owners_role.constraint("a") == "(id:a OR (organizer.id:a AND _type:event))"
    assert owners_role.key("a") != owners_role.key("b")
