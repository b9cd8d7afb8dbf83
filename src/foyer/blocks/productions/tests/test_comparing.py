# SPDX-License-Identifier: EUPL-1.2
"""Pairs that may be the same show, on a corpus of known ones."""

import json
import random
from datetime import timedelta

import pytest
from django.apps import apps
from structlog.testing import capture_logs

from foyer.blocks.offers.public import Write, withdraw, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.blocks.productions.models import Pair, Sketch, SketchWord, Waiting
from foyer.blocks.productions.queries import suggestion
from foyer.blocks.productions.reactions import handle, rebuild
from foyer.blocks.productions.services import compare_events, keep_pairs
from foyer.blocks.productions.services.add_event import add_event
from foyer.blocks.productions.services.create_production import create_production
from foyer.blocks.productions.services.forget_past import forget_past
from foyer.blocks.productions.services.remove_event import remove_event
from foyer.blocks.productions.services.skip_pair import skip_pair
from foyer.kernel import clock, ids
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened

pytestmark = pytest.mark.django_db

ACTOR = Actor(user_id="user-one")
TOUR = "Reinaert de Vos, de musical"
CLUB = "Leesclub in de bibliotheek"
# Texts in the place of a document, and values in the place of its own.
DAMAGES = ('{"name":{"nl":"Twee', "[]", {"workflowStatus": ["APPROVED"]})
ODD = ({"name": 5}, {"name": {"nl": 5}}, {"terms": 5}, {"endDate": 5}, {"startDate": "?"})
ALONE = ("Kommil Foo speelt Oogst", "Orgelconcert met sterren", "Wandeling langs kapellen")


def dated(day, name, hall, **more):
    """Return an event in the spring of 2046."""
    times = {"startDate": f"2046-03-{day:02}T20:00:00+01:00", "endDate": f"2046-03-{day:02}T22:00:00+01:00"}
    return event(hall, name={"nl": name}, subEvent=[times], **more)


@pytest.fixture
def halls(db):
    return [kept(Write("place", place(name={"nl": f"Zaal {n}"}))) for n in range(3)]


@pytest.fixture
def library(db):
    return {"@id": f"https://x.example.org/organizers/{kept(Write('organizer', organizer()))}"}


@pytest.fixture
def corpus(halls, library):
    """Return the ids of events by what they are: a play on tour, a reading circle, others, a doublet."""
    return {
        "tour": [kept(Write("event", dated(n + 1, TOUR, halls[n]))) for n in range(3)],
        "club": [kept(Write("event", dated(n + 1, CLUB, halls[0], organizer=library))) for n in (4, 11)],
        "alone": [kept(Write("event", dated(20, name, halls[1]))) for name in ALONE],
        "twice": [kept(Write("event", dated(25, "Twee keer ingevoerd", halls[2]))) for _ in range(2)],
    }


def kept(write):
    (outcome,) = write_many(ACTOR, [write])
    assert outcome.errors == ()
    return outcome.id


def compared():
    """Let what the outbox holds be compared; return how many events were."""
    rows = list(OutboxEvent.objects.filter(type="offers.event.changed").order_by("id"))
    OutboxEvent.objects.all().delete()
    handle([Happened(row.type, row.aggregate_id, row.version, Lane(row.lane)) for row in rows])
    return compare_events.compare_events()


def damaged(event_id, damage):
    rows = apps.get_model("offers.Event").objects.filter(public_id=event_id)
    if isinstance(damage, dict):
        damage = json.dumps(json.loads(rows.get().document) | damage)
    rows.update(document=damage)


def pairs():
    return {(pair.one, pair.other): pair.score for pair in Pair.objects.filter(skipped=False)}


def ends(*events):
    return {
        tuple(sorted((one, other))) for number, one in enumerate(events) for other in events[number + 1 :]
    }


def test_the_pairs_of_the_corpus(corpus):
    assert compared() == 10
    assert pairs() == {
        **dict.fromkeys(ends(*corpus["tour"]), 0.9),
        **dict.fromkeys(ends(*corpus["club"]), 1.0),
    }
    assert Waiting.objects.count() == 0
    assert Sketch.objects.count() == 10


def test_the_same_corpus_gives_the_same_pairs_in_any_order(corpus):
    compared()
    first = pairs()
    events = [one for group in corpus.values() for one in group]
    for seed in range(3):
        Pair.objects.all().delete()
        Sketch.objects.all().delete()
        random.Random(seed).shuffle(events)
        handle([Happened("offers.event.changed", one, 0, Lane.BULK) for one in events])
        compare_events.compare_events()
        assert pairs() == first


def test_comparing_again_writes_nothing_new(corpus):
    compared()
    before = set(Pair.objects.values_list("pk", "score"))
    rebuild(lambda _done, _total: None)
    assert Waiting.objects.count() == 10
    assert compare_events.compare_events() == 10
    assert set(Pair.objects.values_list("pk", "score")) == before
    assert compare_events.compare_events() == 0


def test_a_run_takes_so_many_and_leaves_the_rest_waiting(corpus):
    rebuild(lambda _done, _total: None)
    assert compare_events.compare_events(4) == 4
    assert Waiting.objects.count() == 6
    assert compare_events.compare_events(100) == 6


@pytest.mark.parametrize("damage", [*DAMAGES, *ODD], ids=str)
def test_a_damaged_event_keeps_no_other_waiting(corpus, damage):
    compared()
    one, _ = corpus["twice"]
    damaged(one, damage)
    rebuild(lambda _done, _total: None)
    with capture_logs() as logs:
        assert compare_events.compare_events() == 10
    assert [told["id"] for told in logs if told["event"] in {"record_damaged", "record_odd"}] == [one]
    assert Waiting.objects.count() == 0
    assert set(pairs()) == ends(*corpus["tour"]) | ends(*corpus["club"])


def test_where_none_of_many_can_be_compared_all_go_on_waiting(corpus, halls, monkeypatch):
    """The fault is ours then, and what is known of them stays."""
    compared()
    kept(Write("event", dated(21, "Lezing over sterren", halls[1])))
    rebuild(lambda _done, _total: None)
    known = pairs()
    monkeypatch.setattr(compare_events, "sketched", lambda *_: {}["no such name"])
    with pytest.raises(KeyError):
        compare_events.compare_events()
    assert (pairs(), Waiting.objects.count()) == (known, 11)


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_damaged_event_keeps_no_others_from_being_suggested(corpus, damage):
    compared()
    assert suggestion().similarity == 1.0
    damaged(corpus["club"][0], damage)
    assert suggestion().similarity == 0.9


def test_a_change_is_followed(corpus, halls):
    compared()
    first, second, third = corpus["tour"]
    write_many(ACTOR, [Write("event", dated(1, "Iets heel anders", halls[0]), id=first)])
    assert compared() == 1
    assert pairs().keys() == ends(second, third) | ends(*corpus["club"])
    write_many(ACTOR, [Write("event", dated(1, TOUR, halls[0]), id=first)])
    compared()
    assert pairs().keys() == ends(first, second, third) | ends(*corpus["club"])
    withdraw(ACTOR, "event", third)
    compared()
    assert pairs().keys() == ends(first, second) | ends(*corpus["club"])
    assert not Sketch.objects.filter(event=third).exists()


def test_the_best_pair_is_suggested_until_somebody_decides(corpus):
    compared()
    found = suggestion()
    assert ({one["@id"][-36:] for one in found.events}, found.similarity) == (set(corpus["club"]), 1.0)
    assert found.events[0]["location"]["name"] == {"nl": "Zaal 0"}
    production = create_production(SYSTEM, "Leesclub", corpus["club"])
    tour = corpus["tour"]
    assert {one["@id"][-36:] for one in suggestion().events} <= set(tour)
    compared()
    assert pairs().keys() == ends(*tour)
    # Out of the production again, it may be suggested again.
    remove_event(SYSTEM, production, corpus["club"][0])
    compared()
    assert suggestion().similarity == 1.0
    add_event(SYSTEM, production, corpus["club"][0])
    for one, other in ends(*tour):
        skip_pair(SYSTEM, one, other)
    assert suggestion() is None


def test_what_was_put_aside_is_never_suggested_again(corpus):
    one, other = corpus["club"]
    assert skip_pair(SYSTEM, other, one) is True
    assert skip_pair(SYSTEM, one, other) is False
    compared()
    compared()
    rebuild(lambda _done, _total: None)
    compare_events.compare_events()
    assert pairs().keys() == ends(*corpus["tour"])
    assert Pair.objects.get(skipped=True).one == min(one, other)
    withdraw(ACTOR, "event", one)
    compared()
    assert Pair.objects.filter(skipped=True).count() == 1


def test_what_was_deleted_a_moment_ago_is_passed_over(corpus):
    compared()
    withdraw(ACTOR, "event", corpus["club"][0])
    assert suggestion().similarity == 0.9


def test_a_suggestion_needs_a_fixed_number_of_queries(corpus, django_assert_num_queries):
    compared()
    # The pairs, and the documents: those of no production ask for none.
    with django_assert_num_queries(2):
        assert suggestion() is not None


def test_common_words_are_not_followed(halls, monkeypatch):
    monkeypatch.setattr(compare_events, "RARE", 5)
    fairs = [kept(Write("event", dated(n + 1, "Kerstmarkt", halls[n % 3]))) for n in range(8)]
    named = [kept(Write("event", dated(n + 1, "Kerstmarkt Lindeke", halls[n]))) for n in range(2)]
    compared()
    # Nothing but a common word: no pairs. A rare word beside it brings two together.
    assert pairs().keys() == ends(*named)
    assert len(fairs) == 8


def test_an_event_has_so_many_new_pairs_at_most(halls, monkeypatch):
    monkeypatch.setattr(keep_pairs, "AN_EVENT", 2)
    shows = [kept(Write("event", dated(n + 1, TOUR, halls[0]))) for n in range(6)]
    compared()
    found = pairs()
    assert 0 < len(found) <= 2 * len(shows)
    last = kept(Write("event", dated(9, TOUR, halls[0])))
    compared()
    assert len([one for one in pairs() if last in one]) == 2
    assert found.items() <= pairs().items()


def test_the_work_for_an_event_does_not_grow_with_the_others(halls, django_assert_max_num_queries):
    shows = [Write("event", dated(1 + n % 28, f"Nummer {n} van {n // 2}", halls[n % 3])) for n in range(300)]
    write_many(ACTOR, shows)
    compared()
    kept(Write("event", dated(9, TOUR, halls[0])))
    with django_assert_max_num_queries(32):
        assert compared() == 1


def test_what_is_over_is_forgotten(corpus):
    compared()
    skip_pair(SYSTEM, *corpus["club"])
    assert forget_past() == 0
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=20 * 366))):
        assert forget_past() == 10
        rebuild(lambda _done, _total: None)
        compare_events.compare_events()
    assert Sketch.objects.count() == SketchWord.objects.count() == 0
    assert Pair.objects.filter(skipped=False).count() == 0
    assert Pair.objects.filter(skipped=True).count() == 1


def test_events_that_do_not_exist_are_no_fault(db):
    handle([Happened("offers.event.changed", ids.derived("none"), 0, Lane.OWN)])
    assert compare_events.compare_events() == 1
    assert Waiting.objects.count() == 0
