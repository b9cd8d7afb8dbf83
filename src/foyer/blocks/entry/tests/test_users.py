# SPDX-License-Identifier: EUPL-1.2
"""The directory of people as clients meet it: bodies, statuses and texts of the contract."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem

pytestmark = pytest.mark.django_db

ANN = {"uuid": "auth0|ann", "email": "Ann@example.org", "username": "Ann@example.org"}


@pytest.fixture
def ann(db):
    return Caller("auth0|ann", email="Ann@example.org")


def refusal(answer):
    return answer.status_code, problem(answer)["title"], problem(answer)["detail"]


def test_who_am_i(ann):
    shown = ann.got("/user")
    assert shown == {**ANN, "id": "auth0|ann", "nick": "Ann@example.org"}
    assert list(shown) == ["uuid", "email", "username", "id", "nick"]


def test_a_program_is_nobody():
    answer = Caller("program@clients", client_id="program")("GET", "/user")
    assert refusal(answer) == (
        401,
        "Unauthorized",
        (
            "Client access tokens are not supported on this endpoint "
            "because a user is required to return user info."
        ),
    )


def test_whom_nobody_knows_is_nobody(call):
    assert refusal(call("GET", "/user")) == (401, "Unauthorized", "No user found for the given token.")


def test_people_are_found_by_id_and_address(ann, god):
    ann.got("/user")
    assert god.got("/users/auth0%7Cann") == ANN
    assert god.got("/users/auth0|ann/") == ANN
    assert god.got("/users/emails/aNN%40example.org") == ANN
    assert list(god.got("/users/emails/ann@example.org")) == ["uuid", "email", "username"]


def test_who_is_not_found(god):
    assert refusal(god("GET", "/users/ffffffff-ffff-ffff-ffff-ffffffffffff")) == (
        404,
        "Not Found",
        "No user found for the given user ID.",
    )
    assert refusal(god("GET", "/users/emails/nobody@example.org")) == (
        404,
        "Not Found",
        "No user found for the given email address.",
    )
    assert refusal(god("GET", "/users/emails/nobody")) == (
        404,
        "Not Found",
        '"nobody" is not a valid email address',
    )


def test_only_who_manages_users_looks_others_up(ann):
    for path in ("/users/auth0%7Cann", "/users/emails/ann@example.org"):
        answer = ann("GET", path)
        assert refusal(answer) == (
            403,
            "Forbidden",
            'This request requires the "Gebruikers beheren" permission',
        )
