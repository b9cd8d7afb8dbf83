# SPDX-License-Identifier: EUPL-1.2
"""What others are told of organisers, and the creator of one that has none."""

import json

import pytest

from foyer.blocks.offers.models import Organizer
from foyer.blocks.offers.public import (
    OrganizerFacts,
    document,
    organizer_facts,
    organizers_used_by,
    set_creator,
)
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.problems import Problem


def test_facts_of_organisers(organizer_id, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = organizer_facts([organizer_id, "unknown"])
    name = {"nl": "vzw Linde"}
    assert found == {organizer_id: OrganizerFacts(organizer_id, name, "nl", "user-one", is_active=True)}


def test_an_organiser_that_is_deleted_but_still_linked_is_not_used(organizer_id, event_id):
    assert organizers_used_by("user-one") == [organizer_id]
    Organizer.objects.filter(public_id=organizer_id).update(workflow_status="DELETED")
    assert organizers_used_by("user-one") == []
    assert organizer_facts([organizer_id])[organizer_id].is_active is False


def test_a_creator_stays(organizer_id):
    assert set_creator(SYSTEM, organizer_id, "somebody") is False
    assert organizer_facts([organizer_id])[organizer_id].creator == "user-one"
    assert OutboxEvent.objects.filter(aggregate_id=organizer_id).count() == 1


def test_an_organiser_without_creator_is_given_one(organizer_id):
    row = Organizer.objects.get(public_id=organizer_id)
    row.document = json.dumps({**json.loads(row.document), "creator": ""})
    row.creator = ""
    row.save()
    with pytest.raises(Problem) as refused:
        set_creator(Actor(user_id="somebody"), organizer_id, "somebody")
    assert refused.value.status == 403
    assert set_creator(SYSTEM, organizer_id, "somebody") is True
    assert organizer_facts([organizer_id])[organizer_id].creator == "somebody"
    assert json.loads(document("organizer", organizer_id))["creator"] == "somebody"
    assert OutboxEvent.objects.filter(aggregate_id=organizer_id).count() == 2
