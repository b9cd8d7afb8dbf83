# SPDX-License-Identifier: EUPL-1.2
"""News of items whose documents changed although they themselves did not."""

import json

import pytest
from django.db import transaction

from foyer.blocks.offers.public import announce, document, existing
from foyer.blocks.offers.services import announce as announcing
from foyer.blocks.offers.services.set_name import set_name
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.models.outbox_event import Lane


def told():
    return list(OutboxEvent.objects.order_by("id").values_list("type", "aggregate_id", "version", "lane"))


def test_each_is_told_of_once_and_stays_as_it_is(actor, event_id, place_id, monkeypatch):
    monkeypatch.setattr(announcing, "CHUNK", 1)
    set_name(actor, "event", event_id, {"name": "Anders"}, "nl")
    OutboxEvent.objects.all().delete()
    before, rows = document("event", event_id), AuditEntry.objects.count()
    with transaction.atomic():
        announce("event", [event_id, "none", place_id, event_id])
        announce("place", iter([place_id]), Lane.BULK)
        announce("organizer", [])
    assert told() == [
        ("offers.event.changed", event_id, 1, Lane.OWN),
        ("offers.place.changed", place_id, 0, Lane.BULK),
    ]
    assert json.loads(before)["playhead"] == 1
    assert (document("event", event_id), AuditEntry.objects.count()) == (before, rows)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_told(event_id):
    OutboxEvent.objects.all().delete()
    with pytest.raises(RuntimeError):
        announce("event", [event_id])
    assert told() == []


def test_which_ids_there_are(event_id, place_id, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert existing("event", [event_id, "none", place_id, event_id]) == {event_id}
    with django_assert_num_queries(0):
        assert existing("event", []) == frozenset()
