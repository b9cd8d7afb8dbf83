# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import RequestFactory

from foyer.blocks.offers.api.read import get
from foyer.blocks.offers.models import Event
from foyer.kernel.http.routes import Call
from foyer.kernel.problems import Problem


def reading(event_id, accept):
    request = RequestFactory().get("/", headers={"Accept": accept})
    return get("event")(Call(request, {"id": event_id}))


def test_an_event_of_old_that_does_not_say_when_it_was_created(event_id):
    row = Event.objects.get(public_id=event_id)
    before, _, after = row.document.partition('"created":')
    row.document = before + after.partition(",")[2]
    row.save()
    assert b'"created"' not in reading(event_id, "*/*").content.partition(b'"location"')[0]
    with pytest.raises(Problem) as refused:
        reading(event_id, "text/turtle")
    assert (refused.value.status, refused.value.detail) == (400, "created is missing.")


def test_linked_data_is_one_query(event_id, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert reading(event_id, "text/turtle").content.startswith(b"@prefix")
