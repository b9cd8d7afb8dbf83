# SPDX-License-Identifier: EUPL-1.2
"""Labels and clusters while others write: nothing lost, nothing double, and documents tell what is known."""

import json
from itertools import cycle

import pytest
from at_once import together

from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers.models import DuplicatePlace, Event, Label, Place
from foyer.blocks.offers.public import Write, document, keep_cluster, label, url, write_many
from foyer.blocks.offers.services.change_label import change_label
from foyer.blocks.offers.services.create_label import create_label
from foyer.blocks.offers.services.label_offers import add_label_to
from foyer.blocks.offers.services.set_labels import add_label
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel.actors import SYSTEM, Actor

pytestmark = pytest.mark.django_db(transaction=True)

ACTOR = Actor(user_id="user-one")


def shown(kind, public_id):
    return json.loads(document(kind, public_id))


def rename(kind, ids):
    for number, one in enumerate(ids):
        set_name(ACTOR, kind, one, {"name": f"Naam {number}"}, "nl")


@pytest.fixture
def halls():
    writes = [Write("place", place(name={"nl": f"Zaal {n}"})) for n in range(6)]
    return [one.id for one in write_many(ACTOR, writes)]


def test_one_name_is_one_label(halls):
    spellings = ["Zomer", "zomer", "ZOMER", "zoMer"]

    def use(name, hall):
        return lambda: add_label(ACTOR, "place", hall, name)

    def make(name):
        return lambda: create_label(SYSTEM, name, visible=True, private=False)

    works = [use(name, hall) for name, hall in zip(spellings, halls, strict=False)]
    together(*works, *(make(name) for name in spellings))
    assert Label.objects.get().name.lower() == "zomer"
    for hall in halls[:4]:
        assert [name.lower() for name in shown("place", hall)["labels"]] == ["zomer"]


def test_bulk_labels_and_a_person_lose_nothing(halls):
    ids = [one.id for one in write_many(ACTOR, [Write("event", event(halls[0]))] * 40)]

    def put(name, order):
        return lambda: [add_label_to(SYSTEM, [("event", one)], name) for one in order]

    together(lambda: rename("event", ids), put("een", ids), put("twee", ids[::-1]))
    for number, one in enumerate(ids):
        told = shown("event", one)
        assert told["name"] == {"nl": f"Naam {number}"}
        assert (sorted(told["labels"]), told["playhead"]) == (["een", "twee"], 3)


def test_a_label_moves_while_a_person_edits(halls):
    writes = [Write("event", event(halls[0], labels=["zomer"]))] * 40
    ids = [one.id for one in write_many(ACTOR, writes)]
    change_label(SYSTEM, label("zomer").id, "MakeInvisible")
    together(lambda: rename("event", ids), finish_jobs)
    for number, one in enumerate(ids):
        told = shown("event", one)
        assert (told["name"], told["playhead"]) == ({"nl": f"Naam {number}"}, 1)
        assert ("labels" in told, told["hiddenLabels"]) == (False, ["zomer"])
    assert not Event.objects.filter(document__contains='"labels"').exists()


def test_clusters_of_several_people_holdtogether(halls):
    sets = [halls[0:3], halls[2:5], halls[1:4], [halls[0], halls[5]], halls[3:6]]

    def say(places):
        def work():
            for main, _ in zip(cycle(places), range(6), strict=False):
                keep_cluster(SYSTEM, places, main)

        return work

    together(lambda: [rename("place", halls) for _ in range(5)], *map(say, sets))
    rows = list(DuplicatePlace.objects.values_list("place__public_id", "canonical__public_id"))
    assert {place_id for place_id, _ in rows}.isdisjoint({main for _, main in rows})
    for public_id in Place.objects.values_list("public_id", flat=True):
        told = shown("place", public_id)
        assert told["name"] == {"nl": f"Naam {halls.index(public_id)}"}
        mains = [url("place", main) for place_id, main in rows if place_id == public_id]
        others = {url("place", place_id) for place_id, main in rows if main == public_id}
        assert ([told["duplicateOf"]] if "duplicateOf" in told else []) == mains
        assert set(told.get("duplicatedBy", ())) == others
