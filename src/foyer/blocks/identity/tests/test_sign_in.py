# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from foyer.blocks.identity.models import SignInFailure, User
from foyer.blocks.identity.pages import forms
from foyer.blocks.identity.pages.forms import SignInForm
from foyer.blocks.identity.rules.throttle import FREE_TRIES, FREE_TRIES_FROM, LONGEST, waiting_time
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


def test_a_clock_that_ran_ahead_keeps_nobody_out(person):
    with use(FixedClock(START + timedelta(days=365))):
        for _ in range(FREE_TRIES + 1):
            attempt("wrong")
    with use(FixedClock(START)):
        assert attempt("a right password").get_user() == person
        for _ in range(FREE_TRIES):
            attempt("wrong")
        assert codes(attempt("a right password")) == ["wait"]


def test_who_was_let_in_and_who_was_not_is_in_the_log(person):
    with use(FixedClock(START)), capture_logs() as lines:
        for _ in range(FREE_TRIES):
            attempt("wrong")
        attempt("a right password")
    assert [line["why"] for line in lines] == ["wrong address or password"] * FREE_TRIES + ["too many tries"]
    with use(FixedClock(START + timedelta(hours=1))), capture_logs() as lines:
        attempt("a right password")
    assert lines == [{"event": "signed in", "user": person.public_id, "log_level": "info"}]


def test_no_address_is_kept(person):
    attempt("wrong")
    assert "an@example.org" not in str(SignInFailure.objects.values())


def from_address(address, password="wrong", email="an@example.org", **meta):
    request = RequestFactory().post("/sign-in", REMOTE_ADDR=address, **meta)
    form = SignInForm(request, data={"username": email, "password": password})
    form.is_valid()
    return form


@pytest.fixture
def quick(monkeypatch):
    """Let nobody have the right password, at no cost."""
    monkeypatch.setattr(forms, "authenticate", lambda *_, **__: None)


def test_one_password_for_many_accounts_gets_slower_too(db, quick):
    with use(FixedClock(START)) as clock:
        for number in range(FREE_TRIES_FROM):
            assert codes(from_address("93.184.216.34", email=f"{number}@example.org")) == ["invalid_login"]
        assert codes(from_address("93.184.216.34", email="next@example.org")) == ["wait"]
        assert codes(from_address("93.184.216.35", email="next@example.org")) == ["invalid_login"]
        clock.advance(timedelta(seconds=2))
        assert codes(from_address("93.184.216.34", email="next@example.org")) == ["invalid_login"]
        assert codes(from_address("93.184.216.34", email="last@example.org")) == ["wait"]


def test_a_right_password_excuses_no_other_account(person):
    from_address("93.184.216.34", email="other@example.org")
    assert from_address("93.184.216.34", "a right password").get_user() == person
    assert sorted(SignInFailure.objects.values_list("failures", flat=True)) == [1, 1]


def test_a_proxy_is_no_person(db, quick, settings):
    """Nobody has said that one stands before us: everybody comes from its address."""
    for address in ("127.0.0.1", "10.0.0.7", "", "unix:"):
        from_address(address, email=f"{address}@example.org")
    assert SignInFailure.objects.count() == 4
    settings.FOYER_PROXIES = 1
    from_address("10.0.0.7", email="x@example.org", HTTP_X_FORWARDED_FOR="6.6.6.6, 93.184.216.34")
    from_address("93.184.216.34", email="y@example.org", HTTP_X_FORWARDED_FOR="93.184.216.34")
    assert sorted(SignInFailure.objects.values_list("failures", flat=True)) == [1, 1, 1, 1, 1, 1, 2]


@pytest.mark.parametrize("email", ["an@example.org", "nobody@example.org", "locked@example.org"])
def test_nobody_learns_from_the_time_it_takes_who_has_an_account(person, email, monkeypatch):
    """A hash is made once, whoever it is."""
    User.objects.create(email="locked@example.org", password=person.password, joined=START, is_active=False)
    hashed = []

    class Counting(Argon2PasswordHasher):
        def encode(self, *given):
            hashed.append("encode")
            return super().encode(*given)

        def verify(self, *given):
            hashed.append("verify")
            return super().verify(*given)

    monkeypatch.setattr(hashers, "get_hashers", lambda: [Counting()])
    monkeypatch.setattr(hashers, "get_hasher", lambda *_: Counting())
    monkeypatch.setattr(hashers, "identify_hasher", lambda *_: Counting())
    assert codes(attempt("wrong", email)) == ["invalid_login"]
    assert len(hashed) == 1
