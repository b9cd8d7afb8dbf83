# SPDX-License-Identifier: EUPL-1.2
"""How long people stay signed in: staff not for long, and all of them through a change of the secret."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foyer.blocks.identity.models import User
from foyer.kernel.clock import FixedClock, use

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def at():
    with use(FixedClock(START)) as clock:
        yield clock


@pytest.fixture
def operator():
    client = Client()
    client.force_login(User.objects.create_superuser("op@example.org"))
    return client


def is_in(client):
    answer = client.get("/staff/")
    if answer.status_code == 302:
        assert answer.headers["Location"] == "/sign-in?next=/staff/"
    return answer.status_code == 200


def test_staff_that_rests_signs_in_again(at, operator):
    for _ in range(3):
        assert is_in(operator)
        at.advance(timedelta(minutes=29))
    at.advance(timedelta(minutes=2))
    assert not is_in(operator)
    assert Session.objects.count() == 0, "who was away has no session left"
    assert not is_in(operator)


def test_staff_signs_in_every_day_also_without_rest(at, operator):
    for _ in range(25):
        assert is_in(operator)
        at.advance(timedelta(minutes=29))
    assert not is_in(operator)


def test_who_looks_often_writes_seldom(at, operator):
    def writes():
        with CaptureQueriesContext(connection) as statements:
            assert is_in(operator)
        return sum("django_session" in each["sql"] and "UPDATE" in each["sql"] for each in statements)

    assert writes() == 1
    at.advance(timedelta(seconds=50))
    assert writes() == 0
    at.advance(timedelta(seconds=20))
    assert writes() == 1


def test_a_clock_that_goes_back_makes_no_session_longer(at, operator):
    assert is_in(operator)
    at.advance(timedelta(hours=-5))
    assert is_in(operator)
    at.advance(timedelta(minutes=31))
    assert not is_in(operator)


def test_where_nothing_can_be_written_staff_still_sees_the_pages(at, operator, monkeypatch):
    assert is_in(operator)
    at.advance(timedelta(minutes=10))

    def full(*_arguments, **_named):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(SessionStore, "save", full)
    assert is_in(operator)


def test_through_a_change_of_the_secret_people_stay_signed_in(operator, settings):
    assert is_in(operator)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret, as long as it should be"
    assert is_in(operator)
    settings.SECRET_KEY_FALLBACKS = []
    settings.SECRET_KEY = "a third one, and nobody knows the second"
    assert not is_in(operator)
