# SPDX-License-Identifier: EUPL-1.2
"""A call that is sent again is answered again and done once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from foyer.kernel import clock
from foyer.kernel.http import idempotency
from foyer.kernel.models import AuditEntry, IdempotentCall
from foyer.kernel.tests.http import bakery

pytestmark = pytest.mark.django_db

RYE = b'{"bread":"rye"}'


@pytest.fixture
def client():
    bakery.placed.clear()
    with override_settings(FOYER_APIS={"bakery": "foyer.kernel.tests.http.bakery.API"}):
        yield Client(raise_request_exception=False)


@pytest.fixture(autouse=True)
def at():
    with clock.use(clock.FixedClock(datetime(2026, 5, 1, 12, tzinfo=UTC))) as fixed:
        yield fixed


def _post(client, body=RYE, key="k-1", actor="anna"):
    headers = {"x-api-key": actor, **({"idempotency-key": key} if key is not None else {})}
    return client.post("/api/bakery/orders", body, content_type="application/json", headers=headers)


def test_the_same_call_is_done_once_and_answered_twice(client):
    first, second = _post(client), _post(client)
    assert (first.status_code, first.json()) == (201, {"number": 1})
    assert (second.status_code, second.json()) == (201, {"number": 1})
    assert second.headers["Location"] == first.headers["Location"] == "/orders/1"
    assert second.headers["Content-Type"] == first.headers["Content-Type"]
    assert second.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert len(bakery.placed) == 1


def test_without_a_key_each_call_is_done(client):
    _post(client, key=None)
    _post(client, key=None)
    assert len(bakery.placed) == 2
    assert not IdempotentCall.objects.exists()


def test_another_body_under_the_same_key_is_refused(client):
    _post(client)
    answer = _post(client, b'{"bread":"wheat"}')
    assert answer.status_code == 422
    assert answer.json()["title"] == "Idempotency key reused"
    assert len(bakery.placed) == 1


def test_keys_belong_to_their_caller(client):
    _post(client, actor="anna")
    assert _post(client, actor="bert").json() == {"number": 2}


def test_a_call_in_progress_is_not_begun_again(client):
    _post(client)
    IdempotentCall.objects.update(status=None)
    assert _post(client).status_code == 409
    assert len(bakery.placed) == 1


def test_a_call_that_was_cut_off_is_done_again_later(client, at):
    _post(client)
    IdempotentCall.objects.update(status=None)
    at.advance(timedelta(minutes=3))
    assert _post(client).json() == {"number": 2}


@pytest.mark.parametrize(("loaves", "status"), [(13, 409), (14, 503), (15, 500)])
def test_a_refused_call_leaves_nothing_and_frees_its_key(client, loaves, status):
    answer = _post(client, b'{"bread":"rye","loaves":%d}' % loaves)
    assert answer.status_code == status
    assert not AuditEntry.objects.exists(), "what the call wrote before it failed is undone"
    assert not IdempotentCall.objects.exists()
    assert _post(client).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_malformed_key_is_refused(client, key):
    assert _post(client, key=key).status_code == 400
    assert bakery.placed == []


def test_answers_are_forgotten_after_a_day(client, at):
    _post(client)
    at.advance(timedelta(hours=24))
    assert _post(client).json() == {"number": 1}
    idempotency.forget_old()
    assert IdempotentCall.objects.count() == 1
    at.advance(timedelta(seconds=1))
    assert _post(client).json() == {"number": 2}
    at.advance(timedelta(hours=24, seconds=1))
    idempotency.forget_old()
    assert not IdempotentCall.objects.exists()
