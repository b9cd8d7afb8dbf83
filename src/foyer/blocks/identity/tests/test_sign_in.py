# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import make_password
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.identity.models import SignInFailure, User
from foyer.blocks.identity.pages.forms import SignInForm
from foyer.blocks.identity.rules.throttle import FREE_TRIES, LONGEST, waiting_time
from foyer.kernel.clock import FixedClock, use

START = datetime(2026, 3, 1, tzinfo=UTC)


@given(st.integers(0, 10_000))
def test_waiting_never_shrinks_and_never_locks_out(failures):
    assert timedelta(0) <= waiting_time(failures) <= waiting_time(failures + 1) <= LONGEST
    assert (waiting_time(failures) == timedelta(0)) is (failures < FREE_TRIES)


@pytest.fixture
def person(db):
    return User.objects.create(
        email="an@example.org", password=make_password("a right password"), joined=START
    )


def attempt(password, email="an@example.org"):
    form = SignInForm(None, data={"username": email, "password": password})
    form.is_valid()
    return form


def codes(form):
    return [error.code for error in form.non_field_errors().as_data()]


def test_right_password_in_any_case_of_the_address(person):
    assert attempt("a right password", "AN@Example.org").get_user() == person


@pytest.mark.parametrize("email", ["an@example.org", "nobody@example.org"])
def test_wrong_password_and_unknown_address_get_one_answer(person, email):
    assert codes(attempt("wrong", email)) == ["invalid_login"]


def test_guessing_gets_slower_and_the_right_password_ends_it(person):
    with use(FixedClock(START)) as clock:
        for _ in range(FREE_TRIES):
            assert codes(attempt("wrong")) == ["invalid_login"]
        assert codes(attempt("a right password")) == ["wait"]
        clock.advance(timedelta(seconds=2))
        assert attempt("a right password").get_user() == person
        assert SignInFailure.objects.count() == 0


def test_no_address_is_kept(person):
    attempt("wrong")
    assert "an@example.org" not in str(SignInFailure.objects.values())
