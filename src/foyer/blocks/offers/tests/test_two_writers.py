# SPDX-License-Identifier: EUPL-1.2
"""Two writers at the same time: whatever both were told was done, is there."""

import json

import pytest
from at_once import together

from foyer.blocks.offers.models import Event, Place
from foyer.blocks.offers.public import Write, document, patch_sub_events, write_many
from foyer.blocks.offers.tests.documents import organizer, place, several
from foyer.kernel import ids
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db(transaction=True)

ACTOR = Actor(user_id="user-one")
MINE = ids.derived("mine")
WRITERS = 4


def test_changes_of_different_dates_all_stay():
    place_id = write_many(ACTOR, [Write("place", place())])[0].id
    days = range(1, 1 + WRITERS * 5)
    (made,) = write_many(ACTOR, [Write("event", several(place_id, *days))])

    def cancel(own):
        def work():
            for number in own:
                change = [{"id": number, "status": {"type": "Unavailable"}}]
                assert patch_sub_events(ACTOR, "event", made.id, change) is True

        return work

    together(*(cancel(range(writer, len(days), WRITERS)) for writer in range(WRITERS)))
    shown = json.loads(document("event", made.id))
    assert {item["status"]["type"] for item in shown["subEvent"]} == {"Unavailable"}
    assert shown["playhead"] == len(days)
    assert AuditEntry.objects.filter(aggregate_id=made.id).count() == 1 + len(days)
    versions = (
        OutboxEvent.objects.filter(aggregate_id=made.id).order_by("id").values_list("version", flat=True)
    )
    assert list(versions) == list(range(len(days) + 1))


def test_one_id_is_created_once():
    place_id = write_many(ACTOR, [Write("place", place())])[0].id
    write = Write("event", several(place_id, 1, 2), id=MINE)
    outcomes = together(*(lambda: write_many(ACTOR, [write])[0].state for _ in range(WRITERS)))
    assert sorted(outcomes) == ["created", *["unchanged"] * (WRITERS - 1)]
    assert Event.objects.filter(public_id=MINE).count() == 1


def test_one_website_is_taken_once():
    outcomes = together(
        *(lambda: write_many(ACTOR, [Write("organizer", organizer())])[0] for _ in range(WRITERS))
    )
    assert sorted(outcome.state for outcome in outcomes) == ["created", *["refused"] * (WRITERS - 1)]
    refused = next(outcome for outcome in outcomes if outcome.state == "refused")
    assert refused.errors[0].text.startswith("The url https://www.linde.example.org (normalized to ")


def test_one_place_is_created_once():
    outcomes = together(*(lambda: write_many(ACTOR, [Write("place", place())])[0] for _ in range(WRITERS)))
    assert sorted(outcome.state for outcome in outcomes) == ["created", *["refused"] * (WRITERS - 1)]
    assert Place.objects.count() == 1


def test_bulk_writers_in_opposite_order_both_end():
    write_many(
        ACTOR,
        [Write("place", place(name={"nl": f"Zaal {n}"}), id=ids.derived("p", str(n))) for n in range(60)],
    )

    def rename(numbers, name):
        return lambda: write_many(
            ACTOR,
            [Write("place", place(name={"nl": f"{name} {n}"}), id=ids.derived("p", str(n))) for n in numbers],
        )

    together(rename(range(60), "Voor"), rename(range(59, -1, -1), "Achter"))
    assert set(Place.objects.values_list("playhead", flat=True)) == {2}
