# SPDX-License-Identifier: EUPL-1.2
"""The workflow: every status against every wish."""

from datetime import timedelta

import pytest

from foyer.blocks.offers.rules import workflow
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.tests.rules.world import NOW
from foyer.kernel.problems import Problem

DRAFT, READY, APPROVED, REJECTED, DELETED = "DRAFT", "READY_FOR_VALIDATION", "APPROVED", "REJECTED", "DELETED"
NOT_READY = "You can not {} an offer that is not ready for validation"
CANNOT = 'Cannot transition from workflowStatus "{}" to "READY_FOR_VALIDATION".'

# wish, status before -> status after, or the text of the problem
MATRIX = [
    ("publish", DRAFT, READY), ("publish", READY, READY), ("publish", APPROVED, APPROVED),
    ("publish", REJECTED, CANNOT.format(REJECTED)), ("publish", DELETED, CANNOT.format(DELETED)),
    ("approve", DRAFT, NOT_READY.format("approve")), ("approve", READY, APPROVED),
    ("approve", APPROVED, APPROVED), ("approve", REJECTED, NOT_READY.format("approve")),
    ("approve", DELETED, NOT_READY.format("approve")),
    ("reject", DRAFT, NOT_READY.format("reject")), ("reject", READY, REJECTED),
    ("reject", APPROVED, NOT_READY.format("reject")),
    ("reject", REJECTED, "The offer has already been rejected for another reason: oud"),
    ("reject", DELETED, NOT_READY.format("reject")),
    ("reject again", REJECTED, REJECTED),
    *(("delete", status, DELETED) for status in (DRAFT, READY, APPROVED, REJECTED, DELETED)),
]  # fmt: skip


def moved(wish: str, state: State) -> State:
    if wish == "publish":
        return workflow.published(state, None, NOW)
    if wish == "approve":
        return workflow.approved(state)
    if wish == "delete":
        return workflow.deleted(state)
    return workflow.rejected(state, "oud" if wish == "reject again" else "nieuw")


@pytest.mark.parametrize(("wish", "before", "expected"), MATRIX)
def test_transition(wish: str, before: str, expected: str) -> None:
    state = State({"workflowStatus": before}, {"rejectionReason": "oud"} if before == REJECTED else {})
    if " " not in expected:
        found = moved(wish, state)
        assert found.document["workflowStatus"] == expected
        assert found == state or before != expected
        return
    with pytest.raises(Problem) as caught:
        moved(wish, state)
    assert expected in {caught.value.title, caught.value.detail}
    assert caught.value.status == 400


@pytest.mark.parametrize(("days", "expected"), [(-1, NOW), (1, NOW + timedelta(days=1)), (None, NOW)])
def test_publication_is_never_in_the_past(days: int | None, expected: object) -> None:
    at = NOW + timedelta(days=days) if days is not None else None
    found = workflow.published(State({"workflowStatus": DRAFT}, {}), at, NOW)
    assert found.document == {"workflowStatus": READY, "availableFrom": write(expected)}


def test_creation_keeps_a_past_publication() -> None:
    past = NOW - timedelta(days=9)
    found = workflow.published_at_creation(State({"workflowStatus": DRAFT}, {}), past, NOW)
    assert found.document["availableFrom"] == write(past)


def test_auto_approval() -> None:
    found = workflow.published(State({"workflowStatus": DRAFT}, {}), None, NOW, auto_approve=True)
    assert found.document["workflowStatus"] == APPROVED


def test_reason_is_kept() -> None:
    found = workflow.rejected(State({"workflowStatus": READY}, {}), "dubbel")
    assert found.internal == {"rejectionReason": "dubbel"}


def test_available_from() -> None:
    state = State({"workflowStatus": REJECTED}, {})
    late = NOW + timedelta(days=2)
    assert workflow.available_from(state, late, NOW).document["availableFrom"] == write(late)
    assert workflow.available_from(state, NOW - timedelta(1), NOW).document["availableFrom"] == write(NOW)
