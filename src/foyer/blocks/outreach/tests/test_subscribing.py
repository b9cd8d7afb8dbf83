# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from django.test import Client

from foyer.blocks.identity.public import issue_token
from foyer.blocks.outreach.models import Subscription
from foyer.blocks.outreach.public import subscribe
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

EMAIL = "an.peeters@example.org"
MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FAILED = {
    "type": "https://api.publiq.be/probs/uitdatabank/failed-subscription-to-newsletter",
    "title": "Failed to subscribe to newsletter",
    "status": 400,
}


def put(list_id="5", body=None, caller="somebody"):
    sent = {"email": EMAIL} if body is None else body
    return Client().put(
        f"/api/entry/mailing-list/{list_id}",
        sent if isinstance(sent, bytes) else orjson.dumps(sent),
        content_type="application/json",
        headers={"Authorization": f"Bearer {issue_token(caller)}"} if caller else {},
    )


def problem(answer):
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.json()


def nothing_kept():
    return Subscription.objects.count() == AuditEntry.objects.count() == OutboxEvent.objects.count() == 0


def test_an_address_comes_on_a_list(service):
    with clock.use(clock.FixedClock(MOMENT)):
        answer = put()
    assert (answer.status_code, answer.content) == (204, b"")
    row = Subscription.objects.get()
    assert (row.list_id, row.email, row.consented) == ("5", EMAIL, MOMENT)
    assert service.told == [("subscribe", "5", EMAIL)]
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.verb, entry.aggregate_id) == ("somebody", "subscribe", row.public_id)
    assert EMAIL not in str(entry.detail)
    event = OutboxEvent.objects.get()
    assert (event.type, event.aggregate_id) == ("outreach.subscription.made", row.public_id)


def test_once_however_often(service):
    start = clock.FixedClock(MOMENT)
    with clock.use(start):
        assert put().status_code == 204
        start.advance(timedelta(days=1))
        assert put(body={"email": "An.Peeters@Example.org"}).status_code == 204
    row = Subscription.objects.get()
    assert (row.email, row.consented) == (EMAIL, MOMENT)
    assert AuditEntry.objects.count() == OutboxEvent.objects.count() == 1
    # The service is told again: the address may have left there.
    assert len(service.told) == 2


def test_several_lists():
    assert put("5").status_code == put("news").status_code == 204
    assert set(Subscription.objects.values_list("list_id", flat=True)) == {"5", "news"}


def test_a_list_that_is_not_there(service):
    assert problem(put("6")) == {**FAILED, "detail": "There is no mailing list 6."}
    assert service.told == []
    assert nothing_kept()


def test_a_service_that_fails(service):
    service.failure = "subscribe"
    assert problem(put()) == {**FAILED, "detail": "Over quota."}
    assert nothing_kept()


@pytest.mark.parametrize(
    ("body", "pointer", "text"),
    [
        ({}, "/", "The property 'email' is required."),
        ({"email": None}, "/", "The property 'email' is required."),
        ({"email": 5}, "/email", "The data (integer) must match the type: string"),
        ({"email": "an"}, "/email", "The data must match the 'email' format"),
        ({"email": "an@example"}, "/email", "The data must match the 'email' format"),
        ([], "/", "The property 'email' is required."),
    ],
)
def test_a_body_that_is_none(service, body, pointer, text):
    told = problem(put(body=body))
    assert told["type"] == "https://api.publiq.be/probs/body/invalid-data"
    assert told["schemaErrors"] == [{"jsonPointer": pointer, "error": text}]
    assert service.told == []
    assert nothing_kept()


@pytest.mark.parametrize(("body", "name"), [(b"", "missing"), (b"{", "invalid-syntax")])
def test_no_body(body, name):
    assert problem(put(body=body))["type"] == f"https://api.publiq.be/probs/body/{name}"


def test_nobody_in_particular(service):
    assert put(caller=None).status_code == 401
    with pytest.raises(Problem) as caught:
        subscribe(ANONYMOUS, "5", EMAIL)
    assert caught.value.status == 403
    assert service.told == []
    assert nothing_kept()
