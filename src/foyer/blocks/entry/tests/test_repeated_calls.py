# SPDX-License-Identifier: EUPL-1.2
"""A client that got no answer sends the same call again, with the same key."""

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.offers.public import count
from foyer.blocks.offers.tests.documents import place
from foyer.kernel.models import AuditEntry

KEY = {"Idempotency-Key": "7d1f"}


def test_the_same_call_twice_makes_one_place_and_gets_one_answer(call):
    first = call("POST", "/places", place(), **KEY)
    second = call("POST", "/places", place(), **KEY)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert count("place") == 1


def test_another_body_under_the_key_is_refused(call):
    call("POST", "/places", place(), **KEY)
    answer = call("POST", "/places", {**place(), "name": {"nl": "Andere zaal"}}, **KEY)
    assert answer.status_code == 422
    assert count("place") == 1


def test_a_refused_call_frees_its_key(call):
    assert call("POST", "/places", {}, **KEY).status_code == 400
    assert AuditEntry.objects.filter(aggregate_type="place").count() == 0
    assert call("POST", "/places", place(), **KEY).status_code == 201


def test_keys_belong_to_their_caller(call, stranger: Caller):
    assert call("POST", "/places", place(), **KEY).status_code == 201
    assert stranger("POST", "/places", place(), **KEY).status_code == 201
    assert count("place") == 2
