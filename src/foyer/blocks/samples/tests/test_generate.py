# SPDX-License-Identifier: EUPL-1.2
import json
from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from django.core.management import CommandError, call_command

from foyer.blocks.offers.public import count, document, index_documents
from foyer.blocks.samples.rules.vocabulary import Zipf, vocabulary
from foyer.blocks.samples.services import generate_offer as service
from foyer.blocks.samples.services.generate_offer import generate_offer, synthetic
from foyer.kernel import clock
from foyer.kernel.ids import NIL

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def friday():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


def test_frequent_words_are_drawn_most():
    drawn = Counter(Zipf(["een", "twee", "drie", "vier"]).draw(Random(3), 4_000))
    assert [word for word, _ in drawn.most_common()] == ["een", "twee", "drie", "vier"]


def test_the_vocabulary_is_large_and_always_the_same():
    common = [f"woord{number}" for number in range(200)]
    words = vocabulary(common)
    assert len(words) == len(set(words)) == 20_000
    assert words[:200] == common
    assert words == vocabulary(common)
    with pytest.raises(ValueError, match="only"):
        vocabulary(common[:50])


def test_documents_follow_from_the_seed(friday):
    first, again, other = synthetic(1_000, 7), synthetic(1_000, 7), synthetic(1_000, 8)
    assert (first.places, first.organizers) == (50, 20)
    for kind in ("organizer", "place", "event"):
        made = [getattr(source, kind)(3) for source in (first, again, other)]
        assert made[0] == made[1] != made[2]
        assert first.id(kind, 3) == again.id(kind, 3) != other.id(kind, 3)


def test_the_mix_is_that_of_a_real_agenda(friday):
    source = synthetic(100_000, 1)
    events = [source.event(number) for number in range(2_000)]
    kinds = Counter(event["calendarType"] for event in events)
    shares = {kind: round(number / 20) for kind, number in kinds.items()}
    assert shares == {
        "single": pytest.approx(55, abs=4),
        "multiple": pytest.approx(25, abs=4),
        "periodic": pytest.approx(12, abs=3),
        "permanent": pytest.approx(8, abs=3),
    }
    assert max(len(event.get("subEvent", [])) for event in events) in range(25, 51)
    assert all("openingHours" in event for event in events if event["calendarType"] == "permanent")
    towns = Counter(source.place(number)["address"]["nl"]["addressLocality"] for number in range(2_000))
    assert {"Antwerpen", "Gent"} <= {town for town, _ in towns.most_common(3)}
    assert Counter(event.get("attendanceMode", "offline") for event in events) == {
        "offline": pytest.approx(1860, abs=50),
        "online": pytest.approx(80, abs=30),
        "mixed": pytest.approx(60, abs=30),
    }
    for event in events:
        online = event.get("attendanceMode") == "online"
        assert event["location"]["@id"].endswith(NIL) == online
        assert ("onlineUrl" in event) == (event.get("attendanceMode", "offline") != "offline")
    assert sum(event["workflowStatus"] == "DRAFT" for event in events) == pytest.approx(140, abs=40)
    said = [source.facilities_of("event", number) for number in range(2_000)]
    assert sum(one is not None for one in said) == pytest.approx(240, abs=60)
    assert sum(source.facilities_of("place", number) is not None for number in range(1_000)) > 330
    assert source.facilities_of("organizer", 3) is None
    labels = Counter(label for event in events for label in event.get("labels", []))
    assert labels.most_common(1)[0][0] == "ook voor kinderen"
    assert len(labels) > 500


@pytest.mark.django_db(transaction=True)
def test_generated_offer_is_accepted_and_found_by_its_ids(friday, capsys):
    call_command("generate", events=300, seed=5)
    assert capsys.readouterr().out.splitlines()[-1].startswith("Created 321, kept 0 in ")
    assert (count("organizer"), count("place"), count("event")) == (6, 15, 300)

    source = synthetic(300, 5)
    made = [source.event(number) for number in range(300)]
    shown = [json.loads(document("event", source.id("event", number))) for number in range(300)]
    for number, (one, event) in enumerate(zip(shown, made, strict=True)):
        for name in ("name", "workflowStatus"):
            assert one[name] == event[name]
        assert one["location"]["@id"] == event["location"]["@id"]
        assert one["attendanceMode"] == event.get("attendanceMode", "offline")
        facilities = [term["id"] for term in one["terms"] if term["domain"] == "facility"]
        assert facilities == (source.facilities_of("event", number) or [])
    assert {"DRAFT", "READY_FOR_VALIDATION"} == {one["workflowStatus"] for one in shown}
    assert {"offline", "online", "mixed"} == {one["attendanceMode"] for one in shown}
    indexed = index_documents([("event", source.id("event", number)) for number in range(300)])
    for item, event in zip(indexed, made, strict=True):
        assert bool(item.get("regions")) == (event.get("attendanceMode") != "online")

    assert generate_offer(300, 5) == Counter(kept=321)
    assert count("event") == 300


@pytest.mark.django_db(transaction=True)
def test_a_stopped_run_is_continued(friday, monkeypatch):
    monkeypatch.setattr(service, "CHUNK", 20)
    steps = []

    def stop(kind, done, total):
        steps.append((kind, done, total))
        if steps[-1] == ("event", 40, 100):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate_offer(100, 5, stop)
    assert steps == [("organizer", 2, 2), ("place", 5, 5), ("event", 20, 100), ("event", 40, 100)]
    assert count("event") == 40
    assert generate_offer(100, 5) == {"created": 60, "kept": 47}
    assert count("event") == 100


@pytest.mark.django_db(transaction=True)
def test_another_seed_adds_other_offer(friday):
    generate_offer(20, 1)
    assert generate_offer(20, 2) == Counter(created=22)
    assert count("event") == 40


def test_the_command_refuses_nonsense():
    with pytest.raises(CommandError, match="at least 1") as caught:
        call_command("generate", events=0)
    assert caught.value.returncode == 2
