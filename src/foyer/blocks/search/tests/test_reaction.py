# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501
"""The index follows the records: changes, what hangs on them, rebuilds, and an index that is gone."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import orjson
import pytest
import tantivy
from django.apps import apps
from django.core.management import CommandError, call_command

from foyer.blocks.offers.public import Write, url, withdraw, write_many
from foyer.blocks.search import queries
from foyer.blocks.search.engine import folder, reader
from foyer.blocks.search.engine.reader import Reader
from foyer.blocks.search.engine.writer import Change, Writer
from foyer.blocks.search.public import find
from foyer.blocks.search.reactions import handle
from foyer.blocks.search.services import (
    fill_index,
    gather,
    rebuild_index,
    refresh_rolling,
    update_index,
    walk_index,
)
from foyer.blocks.search.services.heal_index import heal_index
from foyer.blocks.search.services.mark_stale import STALE, mark_stale
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.problems import Problem
from foyer.kernel.reactions import Happened, Stopped
from foyer.kernel.schedules import stopped_by
from foyer.kernel.worker import cursors, reading

pytestmark = pytest.mark.django_db

ACTOR = Actor(user_id="user-one")


@pytest.fixture(autouse=True)
def _own_writer(search_folder, monkeypatch):
    monkeypatch.setattr(update_index, "WRITER", Writer())
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)


def place(name="Lindezaal"):
    address = {
        "addressCountry": "BE", "addressLocality": "Gent", "postalCode": "9000", "streetAddress": "Lindelei 1",
    }  # fmt: skip
    return {
        "mainLanguage": "nl",
        "name": {"nl": name},
        "terms": [{"id": "OyaPaf64AEmEAYXHeLMAtA"}],
        "address": {"nl": address},
        "calendarType": "permanent",
        "workflowStatus": "READY_FOR_VALIDATION",
    }


def event(place_id, name="Avond aan de Leie", **more):
    return {
        "mainLanguage": "nl",
        "name": {"nl": name},
        "terms": [{"id": "0.50.4.0.0"}],
        "location": {"@id": f"https://x.example.org/places/{place_id}"},
        "calendarType": "single",
        "subEvent": [{"startDate": "2046-07-06T20:00:00+02:00", "endDate": "2046-07-06T23:00:00+02:00"}],
        "workflowStatus": "READY_FOR_VALIDATION",
        **more,
    }


def keep(*writes: Write, lane: Lane = Lane.OWN) -> list[str]:
    outcomes = write_many(ACTOR, writes, lane=lane)
    assert [outcome.errors for outcome in outcomes] == [()] * len(writes)
    return [outcome.id for outcome in outcomes]


def news() -> list[Happened]:
    """Take what the outbox holds."""
    rows = list(OutboxEvent.objects.order_by("id"))
    OutboxEvent.objects.all().delete()
    return [Happened(row.type, row.aggregate_id, row.version, Lane(row.lane)) for row in rows]


def react(happened: Sequence[Happened] | None = None) -> list[Happened]:
    """Let the reaction handle what the outbox holds; return what it passed on."""
    handle(
        [
            one
            for one in (news() if happened is None else happened)
            if one.type.startswith(("offers.", "search."))
        ]
    )
    return news()


def names(query="disableDefaultFilters=true", collection="events"):
    pairs = [tuple(part.split("=", 1)) for part in query.split("&")]
    found = find(collection, [*pairs, ("embed", "true")])
    return sorted(orjson.loads(member)["name"]["nl"] for member in found.members)


def test_who_waits_for_a_version_waits_until_searches_know_it():
    """Suites and clients wait for `playhead` in what a search embeds, and then search for other things."""

    def shown():
        return {
            collection: orjson.loads(find(collection, [("embed", "true"), *every]).members[0])["playhead"]
            for collection, *every in (("events", ("disableDefaultFilters", "true")), ("places",))
        }

    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    (event_id,) = keep(Write("event", event(place_id)))
    react()
    assert shown() == {"events": 0, "places": 0}
    keep(Write("event", event(place_id, "Ochtend"), id=event_id), Write("place", place("Zaal"), id=place_id))
    told = news()
    # The documents are those of the records: the number says what they were found by.
    assert (names(), shown()) == (["Ochtend"], {"events": 0, "places": 0})
    react(told)
    assert shown() == {"events": 1, "places": 1}


@pytest.mark.parametrize("text", ['{"name":{"nl":"Ha', "[]", '["nl"]', '"text"', "true", "5"])
def test_of_what_somebody_damaged_a_search_shows_the_link(text):
    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    react()
    apps.get_model("offers.Place").objects.update(document=text)
    (shown,) = find("places", [("embed", "true")]).members
    assert orjson.loads(shown) == {"@id": url("place", place_id), "@type": "Place"}


def test_a_change_is_found_and_a_deleted_item_keeps_its_status():
    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    (event_id,) = keep(Write("event", event(place_id)))
    react()
    assert names() == ["Avond aan de Leie"]
    assert names("text=leie&regions[]=nis-44021") == ["Avond aan de Leie"]
    keep(Write("event", event(place_id, "Ochtend"), id=event_id))
    react()
    assert names("disableDefaultFilters=true&text=ochtend") == ["Ochtend"]
    assert names("disableDefaultFilters=true&text=avond") == []
    withdraw(ACTOR, "event", event_id)
    react()
    assert names("q=id:*") == []
    assert names("disableDefaultFilters=true&workflowStatus=DELETED") == ["Ochtend"]


def test_the_same_news_twice_changes_nothing():
    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    keep(Write("event", event(place_id)))
    happened = news()
    react(happened)
    react(happened * 2)
    assert names() == ["Avond aan de Leie"]


def test_events_at_a_changed_place_follow_on_the_bulk_lane():
    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    (event_id,) = keep(Write("event", event(place_id)))
    react()
    keep(Write("place", place("Beukenhuis"), id=place_id))
    passed_on = react()
    assert [(one.type, one.aggregate_id, one.lane) for one in passed_on] == [
        (STALE, f"event/{event_id}", Lane.BULK)
    ]
    assert names("q=location.name.nl:beukenhuis&disableDefaultFilters=true") == []
    react(passed_on)
    assert names("q=location.name.nl:beukenhuis&disableDefaultFilters=true") == ["Avond aan de Leie"]


def test_a_missing_index_is_made_when_news_comes():
    (place_id,) = keep(Write("place", place()))
    keep(Write("event", event(place_id)))
    news()
    with pytest.raises(Problem):
        find("events", [])
    react([Happened("offers.place.changed", place_id, 1, Lane.OWN)])
    assert names() == ["Avond aan de Leie"]


def test_a_document_that_the_engine_refuses_starts_no_rebuild(search_folder):
    (place_id,) = keep(Write("place", place()))
    keep(Write("event", event(place_id)))
    rebuild_index.rebuild_index()
    live = folder.pointed("live")

    class Refusing(Change):
        def apply(self, writer):
            super().apply(writer)
            raise ValueError("a value of another type")

    with pytest.raises(ValueError, match="another type"):
        Writer().write(Refusing([], gone=["anything"]))
    assert folder.pointed("live") == live
    react()
    assert names() == ["Avond aan de Leie"]


@pytest.mark.parametrize("damage", ["deleted", "emptied", "pointer", "garbled"])
def test_a_damaged_index_heals(search_folder, monkeypatch, damage):
    (place_id,) = keep(Write("place", place()))
    keep(Write("event", event(place_id)))
    heal_index()
    assert names() == ["Avond aan de Leie"]
    live = search_folder / folder.pointed("live")
    if damage == "deleted":
        away = search_folder.rename(search_folder.with_name("away"))
        shutil.rmtree(away, ignore_errors=True)
    elif damage == "emptied":
        for file in live.iterdir():
            file.unlink(missing_ok=True)
    elif damage == "garbled":
        for file in live.glob("*.*"):
            content = file.read_bytes()
            middle = slice(len(content) // 4, len(content) // 2)
            garbled = (
                content[: middle.start] + b"\xa7" * (middle.stop - middle.start) + content[middle.stop :]
            )
            # In another file: the engine still reads from the first one, which must not become shorter.
            file.with_suffix(".garbled").write_bytes(garbled)
            file.with_suffix(".garbled").replace(file)
        monkeypatch.setattr(queries, "READER", Reader())
        with pytest.raises(Problem):
            find("events", [("text", "leie"), ("embed", "true")])
    else:
        (search_folder / "live").write_text("v0-other")
    heal_index()
    assert names() == ["Avond aan de Leie"]
    sound = folder.pointed("live")
    heal_index()
    assert folder.pointed("live") == sound


def test_news_during_a_rebuild_is_not_lost(monkeypatch):
    folder.point("live", folder.create())
    (place_id,) = keep(Write("place", place()))
    event_id, _ = keep(Write("event", event(place_id, "Een")), Write("event", event(place_id, "Twee")))
    react()

    def progress(done, total):
        if done == total and not progress.done:
            progress.done = True
            keep(Write("event", event(place_id, "Een, anders"), id=event_id))
            react()

    progress.done = False
    before = folder.pointed("live")
    assert rebuild_index.rebuild_index(progress)
    assert progress.done
    assert folder.pointed("live") != before
    # Members are shown from the records, so the index is asked for words of its own.
    assert names("disableDefaultFilters=true&text=anders") == ["Een, anders"]
    assert names() == ["Een, anders", "Twee"]
    assert [path.name for path in folder.root().iterdir() if path.is_dir()] == [folder.pointed("live")]


def test_a_rebuild_makes_the_news_before_it_superfluous_and_none_that_comes_meanwhile():
    (place_id,) = keep(Write("place", place()))
    mark_stale([f"place/{place_id}"])

    def progress(_done, _total):
        keep(Write("place", place("Beukenzaal"), id=place_id))
        mark_stale([f"place/{place_id}", "place/other"])

    assert [waits(lane) for lane in Lane] == [1, 1]
    assert rebuild_index.rebuild_index(progress)
    assert [waits(lane) for lane in Lane] == [1, 2]


def test_a_rebuild_that_is_stopped_passes_over_no_news():
    keep(Write("place", place()))
    with stopped_by(lambda: True), pytest.raises(Stopped):
        heal_index()
    assert waits(Lane.OWN) == 1


def waits(lane):
    return reading.waiting(lane, cursors.position("search", lane))[0]


def test_a_rebuild_that_another_process_is_at_passes_over_no_news():
    keep(Write("place", place()))
    before = [waits(lane) for lane in Lane]
    with folder.held("rebuilding"), pytest.raises(CommandError, match="by another process"):
        call_command("replay", "search")
    assert [waits(lane) for lane in Lane] == before == [1, 0]


def test_what_a_worker_of_another_version_handles_during_a_rebuild_is_not_lost():
    """Such a worker knows nothing of the index that is built, and moves the cursor that both share."""
    place_id, _ = keep(Write("place", place()), Write("place", place("Eikenzaal")))
    (folder.root() / "live").write_text("v0-other")

    def progress(_done, _total):
        keep(Write("place", place("Beukenzaal"), id=place_id))
        mark_stale(["place/other"])
        cursors.skip_all("search", reading.ends())

    assert rebuild_index.rebuild_index(progress)
    assert names("disableDefaultFilters=true&text=beukenzaal", "places") == ["Beukenzaal"]
    assert names("disableDefaultFilters=true", "places") == ["Beukenzaal", "Eikenzaal"]


def test_what_moves_during_a_rebuild_comes_once(monkeypatch):
    monkeypatch.setattr(fill_index, "_BATCH", 1)
    folder.point("live", folder.create())
    first, last = keep(Write("place", place()), Write("place", place("Zaal aan de haven")))
    back, moving = keep(Write("event", event(last, "Twee")), Write("event", event(first, "Een")))
    react()
    walked = []

    def progress(done, _total):
        walked.append(done)
        if done == 3:
            # The one has been walked and comes again; the other comes no more.
            keep(Write("event", event(last, "Een"), id=moving), Write("event", event(first, "Twee"), id=back))
            react()

    assert rebuild_index.rebuild_index(progress)
    assert walked == [1, 2, 3, 4]
    assert names("disableDefaultFilters=true") == ["Een", "Twee"]
    with reader.READER.searcher() as searcher:
        assert searcher.num_docs == 4


def test_a_rebuild_that_is_stopped_leaves_the_live_index(search_folder):
    keep(Write("place", place()))
    heal_index()
    before = folder.pointed("live")

    def stop(_done, _total):
        raise Stopped

    with pytest.raises(Stopped):
        rebuild_index.rebuild_index(stop)
    assert folder.pointed("live") == before
    assert folder.pointed("building") is None
    assert names("disableDefaultFilters=true", "places") == ["Lindezaal"]


def test_making_a_missing_index_ends_with_the_worker(search_folder):
    keep(Write("place", place()))
    with stopped_by(lambda: True), pytest.raises(Stopped):
        heal_index()
    assert folder.pointed("live") is None
    assert folder.pointed("building") is None


def test_an_index_with_other_columns_is_made_anew():
    keep(Write("place", place()))
    name = folder.create()
    shutil.rmtree(folder.root() / name)
    (folder.root() / name).mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind")
    tantivy.Index(builder.build(), str(folder.root() / name))
    folder.point("live", name)
    heal_index()
    assert folder.pointed("live") != name
    assert names("disableDefaultFilters=true", "places") == ["Lindezaal"]
    made = folder.pointed("live")
    heal_index()
    assert folder.pointed("live") == made, "what fits stays"


def test_only_one_rebuild_at_a_time(search_folder):
    with folder.held("rebuilding"):
        assert rebuild_index.rebuild_index() is False


def test_permanent_offers_are_said_to_be_old_each_night(monkeypatch, search_folder):
    monkeypatch.setattr(walk_index, "READER", Reader())
    (place_id,) = keep(Write("place", place()))
    keep(Write("event", event(place_id)))
    heal_index()
    news()
    refresh_rolling.refresh_rolling()
    assert [(one.type, one.aggregate_id) for one in news()] == [(STALE, f"place/{place_id}")]


def test_what_became_available_or_ended_is_said_to_be_old_until_it_is_indexed_anew(
    monkeypatch, search_folder
):
    monkeypatch.setattr(walk_index, "READER", Reader())
    (place_id,) = keep(Write("place", place()))
    time = clock.FixedClock(datetime(2046, 7, 5, 12, tzinfo=UTC))
    with clock.use(time):
        (event_id,) = keep(Write("event", event(place_id)))
        heal_index()
        news()
        marked = []
        for _ in range(4):
            refresh_rolling.refresh_rolling()
            marked.append([one.aggregate_id for one in news() if one.aggregate_id.startswith("event/")])
            update_index.update_index(marked[-1])
            time.advance(timedelta(days=1))
    said = [f"event/{event_id}"]
    assert marked == [[], said, said, []], "published on the 5th, over on the 6th"


@pytest.fixture
def many_halls(monkeypatch, search_folder):
    """Keep five places that are always open, of which a page of the index holds two."""
    monkeypatch.setattr(walk_index, "READER", Reader())
    monkeypatch.setattr(walk_index, "PAGE", 2)
    monkeypatch.setattr(refresh_rolling, "_NEARLY_DONE", 0)
    halls = keep(*(Write("place", place(f"Zaal {number}")) for number in range(5)))
    heal_index()
    news()
    cursors.skip("search", Lane.BULK, reading.last(Lane.BULK))
    return sorted(f"place/{hall}" for hall in halls)


def test_what_is_old_is_said_in_portions_as_the_worker_gets_on(monkeypatch, many_halls):
    seen = []

    def work(_seconds):
        seen.append(OutboxEvent.objects.count())
        if len(seen) % 3 == 0:
            cursors.skip("search", Lane.BULK, reading.last(Lane.BULK))

    monkeypatch.setattr(refresh_rolling, "time", SimpleNamespace(sleep=work))
    refresh_rolling.refresh_rolling()
    assert seen == [2, 2, 2, 4, 4, 4]
    assert sorted(one.aggregate_id for one in news()) == many_halls


def test_what_is_old_is_said_though_no_worker_gets_on(monkeypatch, many_halls):
    slept = []
    monkeypatch.setattr(refresh_rolling, "time", SimpleNamespace(sleep=slept.append))
    refresh_rolling.refresh_rolling()
    assert sorted(one.aggregate_id for one in news()) == many_halls
    assert sum(slept) == 2 * (refresh_rolling._PATIENCE + refresh_rolling._LOOK_SECONDS)


def test_saying_what_is_old_ends_with_the_worker(monkeypatch, many_halls):
    monkeypatch.setattr(refresh_rolling, "time", SimpleNamespace(sleep=lambda _seconds: None))
    with stopped_by(lambda: True), pytest.raises(Stopped):
        refresh_rolling.refresh_rolling()
    assert len(news()) == 2, "of the second portion nothing was said"


def test_indexing_needs_a_fixed_number_of_queries(django_assert_max_num_queries):
    (place_id,) = keep(Write("place", place()))
    ids = keep(*(Write("event", event(place_id)) for _ in range(12)))
    with django_assert_max_num_queries(4):
        gather.change_of([f"event/{identifier}" for identifier in ids])


def test_members_are_shown_whole_as_the_contract_says():
    (place_id,) = keep(Write("place", place()))
    prices = [{"category": "base", "name": {"nl": "Basistarief"}, "price": 10, "priceCurrency": "EUR"}]
    keep(Write("event", event(place_id, priceInfo=prices, typicalAgeRange="6-12")))
    heal_index()
    shown = orjson.loads(find("events", [("embed", "true")]).members[0])
    assert shown["regions"][0] == "nis-44021"
    assert shown["subEvent"][0]["id"] == 0
    assert shown["location"]["name"] == {"nl": "Lindezaal"}
    assert shown["birthdateRangeConverted"]["to"] == "2040-07-06"
    assert "metadata" not in shown
