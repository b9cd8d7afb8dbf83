# SPDX-License-Identifier: EUPL-1.2
"""On which items the constraints of roles are met, among some that somebody damaged."""

import json

import pytest
from django.apps import apps
from structlog.testing import capture_logs

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.roles.constraints import covered
from foyer.kernel.actors import Actor

DAMAGES = (
    '{"name":{"nl":"Av',
    "[]",
    {"name": 5},
    {"terms": None},
    {"subEvent": [5]},
    {"created": 20260514},
)


def kept(*writes):
    return [one.id for one in write_many(Actor(user_id="user-one"), list(writes))]


@pytest.mark.django_db
@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_damaged_event_takes_no_right_on_others(damage):
    (hall,) = kept(Write("place", place()))
    events = kept(*(Write("event", event(hall)) for _ in range(3)))
    assert covered(["name.nl:avond"], "event", events) == set(events)
    rows = apps.get_model("offers.Event").objects.filter(public_id=events[0])
    if isinstance(damage, dict):
        damage = json.dumps(json.loads(rows.get().document) | damage)
    rows.update(document=damage)
    with capture_logs() as logs:
        assert covered(["name.nl:avond"], "event", events) >= set(events[1:])
    assert {one["id"] for one in logs} <= {events[0]}
