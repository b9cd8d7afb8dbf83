# SPDX-License-Identifier: EUPL-1.2
"""Two writers at the same time: an event ends up in one production, and nobody is told otherwise."""

import pytest
from at_once import answers

from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.productions.models import Production, Showing
from foyer.blocks.productions.services.add_event import add_event
from foyer.blocks.productions.services.create_production import create_production
from foyer.blocks.productions.services.merge_productions import merge_productions
from foyer.blocks.productions.services.remove_event import remove_event
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import AuditEntry
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4


@pytest.fixture
def events():
    (hall,) = write_many(SYSTEM, [Write("place", place())])
    made = write_many(SYSTEM, [Write("event", event(hall.id, name={"nl": f"Nummer {n}"})) for n in range(8)])
    return [one.id for one in made]


def told_by(*works):
    """Do works at once; return what each was told: its result, or the title of its refusal."""
    return [one.title if isinstance(one, Problem) else one for one in answers(*works)]


def test_one_event_is_claimed_once(events):
    productions = [create_production(SYSTEM, f"Reeks {n}", [events[n]]) for n in range(WRITERS)]
    wanted = events[-1]
    told = told_by(*(lambda one=one: add_event(SYSTEM, one, wanted) for one in productions))
    assert told.count(None) == 1
    winner = productions[told.index(None)]
    assert Showing.objects.get(event=wanted).production.public_id == winner
    for production, said in zip(productions, told, strict=True):
        if production != winner:
            assert said == (
                f"Event with id {wanted} cannot be added to production with id {production}"
                " because it already belongs to another production."
            )
    assert AuditEntry.objects.filter(verb="add-event").count() == 1


def test_two_new_productions_of_one_event(events):
    told = told_by(
        *(
            lambda n=n: create_production(SYSTEM, f"Reeks {n}", [events[n], events[-1]])
            for n in range(WRITERS)
        )
    )
    refused = [one for one in told if one.startswith("Events with ids ")]
    assert len(refused) == WRITERS - 1
    assert all(one.endswith("because some events already belong to another production.") for one in refused)
    assert Production.objects.count() == 1
    assert Showing.objects.count() == 2


def test_lists_in_opposite_order_both_end(events):
    told = told_by(
        lambda: create_production(SYSTEM, "Voor", events),
        lambda: create_production(SYSTEM, "Achter", events[::-1]),
    )
    assert sorted(one.startswith("Events with ids ") for one in told) == [False, True]
    assert Showing.objects.count() == len(events)


def test_the_last_event_goes_while_another_comes(events):
    for first, second in zip(events[::2], events[1::2], strict=True):
        production = create_production(SYSTEM, "Reeks", [first])
        told = told_by(
            lambda p=production, e=first: remove_event(SYSTEM, p, e),
            lambda p=production, e=second: add_event(SYSTEM, p, e),
        )
        assert told[0] is True
        left = Showing.objects.filter(production__public_id=production)
        assert told[1] in {None, "Not Found"}
        assert [one.event for one in left] == ([second] if told[1] is None else [])
        assert Production.objects.filter(public_id=production).exists() is (told[1] is None)


def test_the_last_two_events_go_at_once(events):
    for first, second in zip(events[::2], events[1::2], strict=True):
        production = create_production(SYSTEM, "Reeks", [first, second])
        told = told_by(*(lambda p=production, e=one: remove_event(SYSTEM, p, e) for one in (first, second)))
        assert told == [True, True]
        assert not Production.objects.filter(public_id=production).exists()


def test_two_productions_merged_into_each_other(events):
    one, other = (create_production(SYSTEM, "Reeks", [event]) for event in events[:2])
    told = told_by(
        lambda: merge_productions(SYSTEM, one, other), lambda: merge_productions(SYSTEM, other, one)
    )
    assert sorted(map(str, told)) == ["None", "Not Found"]
    assert Production.objects.count() == 1
    assert Showing.objects.count() == 2
