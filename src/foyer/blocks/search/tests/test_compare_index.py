# SPDX-License-Identifier: EUPL-1.2
"""The index and the records are compared, differences are named and mended."""

import os
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from structlog.testing import capture_logs

from foyer.blocks.offers.public import Write, url, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.blocks.search import queries
from foyer.blocks.search.engine import folder, reader
from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.writer import Writer
from foyer.blocks.search.public import find, rebuild_index
from foyer.blocks.search.reactions import handle
from foyer.blocks.search.services import compare_index as module
from foyer.blocks.search.services import fill_index, gather, update_index, walk_index, with_helpers
from foyer.blocks.search.services import rebuild_index as rebuild
from foyer.blocks.search.services.compare_index import Difference, compare_index, heal_index
from foyer.blocks.search.tests.index_documents import event as event_by_hand
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.models import OutboxEvent
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened

pytestmark = pytest.mark.django_db

HOURS = [{"opens": "09:00", "closes": "17:00", "dayOfWeek": ["monday", "saturday"]}]
RENAMED = place(name={"nl": "Olmenzaal"}, openingHours=HOURS, typicalAgeRange="6-12")


@pytest.fixture(autouse=True)
def _own_reader(search_folder, monkeypatch):
    monkeypatch.setattr(update_index, "WRITER", Writer())
    monkeypatch.setattr(module, "READER", queries.READER)
    monkeypatch.setattr(walk_index, "READER", queries.READER)
    monkeypatch.setattr(module, "_PAUSE_SECONDS", 0)
    monkeypatch.setattr(reader, "PAUSE_SECONDS", 0)


def keep(kind, document, public_id=None):
    (outcome,) = write_many(Actor(user_id="user-one"), [Write(kind, document, id=public_id)])
    assert outcome.errors == ()
    return outcome.id


def damage(reference, text='{"name":{"nl":"Ha'):
    """Put another text in the record of an event; return the one from before."""
    public_id = reference.partition("/")[2]
    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM offers_event WHERE public_id = %s", [public_id])
        (before,) = cursor.fetchone()
        cursor.execute("UPDATE offers_event SET document = %s WHERE public_id = %s", [text, public_id])
    return before


def test_a_damaged_record_takes_nothing_from_others_and_is_named(house, capsys):
    hall, show, _ = house
    other = keep("event", event(hall.partition("/")[2]))
    sound = damage(show)
    rebuild_index()
    assert find("events", [("disableDefaultFilters", "1"), ("embed", "true")]).ids == [("event", other)]
    assert compare_index() == [Difference(show, "damaged")]
    for arguments, says in (((), "differs"), (("--heal",), "damaged records cannot be indexed")):
        with pytest.raises(CommandError, match=says):
            call_command("compare", *arguments)
        assert f"damaged  {show}" in capsys.readouterr().out
    damage(show, sound)
    assert compare_index() == [Difference(show, "missing")]


@pytest.mark.parametrize(
    ("odd", "difference"),
    [
        ({"name": 5}, "damaged"),
        ({"terms": None}, "damaged"),
        ({"subEvent": [5]}, "damaged"),
        ({"created": 20260514}, "damaged"),
        # What the rules pass on, the engine refuses.
        ({"completeness": "x"}, "missing"),
    ],
    ids=str,
)
def test_a_record_of_odd_values_leaves_all_others_an_index(house, odd, difference):
    hall, show, _ = house
    others = [("event", keep("event", event(hall.partition("/")[2]))) for _ in range(3)]
    damage(show, orjson.dumps(orjson.loads(damage(show)) | odd).decode())
    with capture_logs() as logs:
        rebuild_index()
    assert sorted(find("events", [("disableDefaultFilters", "1"), ("embed", "true")]).ids) == sorted(others)
    assert [one["reference"] for one in logs if one["event"] == "record_not_indexed"] == [show]
    assert compare_index() == [Difference(show, difference)]


def test_a_record_that_turns_odd_while_an_index_is_made_stops_it_not(house, monkeypatch):
    hall, show, _ = house
    fill = rebuild.fill_index

    def filled(name, progress):
        done = fill(name, progress)
        damage(show, orjson.dumps(orjson.loads(damage(show)) | {"name": 5}).decode())
        keep("place", RENAMED, hall.partition("/")[2])
        folder.note_touched([show, hall])
        return done

    monkeypatch.setattr(rebuild, "fill_index", filled)
    with capture_logs() as logs:
        assert rebuild_index()
    assert [one["reference"] for one in logs if one["event"] == "record_not_indexed"] == [show]
    assert find("places", [("q", "name.nl:olmenzaal")]).total == 1
    assert compare_index() == [Difference(show, "damaged")]


def test_an_index_that_would_lack_too_much_is_not_made(house, monkeypatch):
    """What stops the rules at each record is a fault of ours: the index of before is better than none."""
    monkeypatch.setattr(fill_index, "_FEW", 1)
    rebuild_index()
    before = folder.pointed("live")
    monkeypatch.setattr(gather, "engine_json", lambda _kind, document: document["none"])
    with pytest.raises(CommandError, match="3 of 3 records could not be indexed"):
        call_command("reindex")
    assert (folder.pointed("live"), folder.pointed("building")) == (before, None)


def test_what_is_damaged_after_it_was_indexed_is_shown_by_its_link_alone(house):
    damage(house[1])
    show = house[1].partition("/")[2]
    asked = [("disableDefaultFilters", "1"), ("embed", "true"), ("embedCalendarSummaries[]", "md-text")]
    (member,) = find("events", asked).members
    assert orjson.loads(member) == {"@id": url("event", show), "@type": "Event"}
    assert compare_index() == [Difference(f"event/{show}", "damaged")]


@pytest.fixture
def house():
    """Keep three items, index them, and return their references."""
    hall = keep("place", place(openingHours=HOURS, typicalAgeRange="6-12"))
    references = [f"place/{hall}", f"event/{keep('event', event(hall))}"]
    references.append(f"organizer/{keep('organizer', organizer())}")
    rebuild_index()
    return references


def compared():
    return compare_index(pause=0)


def disturb(put=(), gone=()):
    writer = folder.open_index(folder.pointed("live")).writer(15_000_000, 1)
    for reference in gone:
        writer.delete_documents_by_term("reference", reference)
    for kind, document in put:
        writer.add_document(engine_document(kind, document))
    writer.commit()


def mend(found):
    before = OutboxEvent.objects.count()
    heal_index(found)
    told = list(OutboxEvent.objects.order_by("pk"))[before:]
    assert [(one.type, one.lane) for one in told] == [("search.item.stale", Lane.BULK)] * len(found)
    handle([Happened(one.type, one.aggregate_id, one.version, Lane.BULK) for one in told])


def test_an_index_that_was_made_agrees(house):
    told = []
    assert compare_index(progress=lambda *far: told.append(far)) == []
    assert told == [(3, 3)]


def test_an_index_agrees_while_days_go_by(house):
    # What is always open has other days and birth dates, and nobody changed a record.
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=40))):
        assert compared() == []


def test_an_index_agrees_when_days_with_other_hours_are_over(house):
    tomorrow = (clock.now() + timedelta(days=1)).date()
    # The next one has its usual hours again.
    other = {"opens": "20:00", "closes": "23:00", "dayOfWeek": [tomorrow.strftime("%A").lower()]}
    adjusted = {"startDate": str(tomorrow), "endDate": str(tomorrow), "openingHours": [other]}
    park = {"name": {"nl": "Park"}, "openingHours": HOURS}
    hall = keep("place", place(**park, openingHoursAdjustedDays=[adjusted]))
    rebuild_index()
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=400))):
        assert compared() == []
        keep("place", place(**park | {"name": {"nl": "Grasveld"}}), hall)
        assert compared() == [Difference(f"place/{hall}", "old")]


@pytest.mark.parametrize("start", ["1980-01-01", "2005-01-01"])
def test_an_index_agrees_where_only_days_around_the_present_are_told(house, start):
    """Of opening hours over more than 54 years; of those that begin late, only some years from now on."""
    period = {
        "calendarType": "periodic",
        "openingHours": HOURS,
        "startDate": f"{start}T00:00:00+01:00",
        "endDate": "2090-12-31T00:00:00+01:00",
    }
    hall = house[0].partition("/")[2]
    tower = keep("event", event(hall, **period))
    rebuild_index()
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=3000))):
        assert compared() == []
        keep("event", event(hall, **period | {"openingHours": [HOURS[0] | {"opens": "10:00"}]}), tower)
        assert compared() == [Difference(f"event/{tower}", "old")]


def test_differences_are_named_and_mended(house):
    hall, evening, who = house
    disturb(
        put=[event_by_hand("nobody"), event_by_hand(evening.partition("/")[2])],
        gone=[who],
    )
    keep("place", RENAMED, hall.partition("/")[2])
    found = compared()
    assert found == sorted(
        [
            Difference("event/nobody", "gone"),
            Difference(evening, "doubled"),
            Difference(who, "missing"),
            Difference(hall, "old"),
        ]
    )
    mend(found)
    assert compared() == []
    assert find("places", [("q", "name.nl:olmenzaal")]).total == 1
    assert find("events", [("disableDefaultFilters", "1")]).total == 1


def test_what_nobody_keeps_is_named_where_as_much_is_missing(house):
    disturb(put=[event_by_hand("nobody")], gone=[house[1], house[2]])
    found = compared()
    assert found == sorted(
        [
            Difference("event/nobody", "gone"),
            Difference(house[1], "missing"),
            Difference(house[2], "missing"),
        ]
    )


def test_what_nobody_keeps_is_found_page_by_page(house, monkeypatch):
    monkeypatch.setattr(walk_index, "PAGE", 2)
    nobody = [f"nobody-{number}" for number in range(5)]
    disturb(put=[event_by_hand(one) for one in nobody])
    assert compared() == [Difference(f"event/{one}", "gone") for one in nobody]


def test_an_item_that_is_there_very_often_is_doubled(house):
    disturb(put=[event_by_hand(house[1].partition("/")[2])] * 9)
    assert compared() == [Difference(house[1], "doubled")]


def test_helpers_that_die_find_no_less(house, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(with_helpers, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(with_helpers, "begin", partial(os._exit, 1))
    monkeypatch.setattr(module, "_BATCH", 1)
    disturb(put=[event_by_hand("nobody")], gone=[house[1], house[2]])
    told = []
    found = compare_index(pause=0, progress=lambda *far: told.append(far))
    assert [one.kind for one in found] == ["missing", "gone", "missing"]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_shows_something_that_changed_is_old_too(house):
    hall, evening, _ = house
    keep("place", RENAMED, hall.partition("/")[2])
    assert compared() == sorted([Difference(hall, "old"), Difference(evening, "old")])


def test_an_index_of_an_older_version_is_old(house, monkeypatch):
    monkeypatch.setattr(module, "digest_of", lambda _stored: None)
    assert {one.kind for one in compared()} == {"old"}


def test_what_is_mended_meanwhile_does_not_count(house, monkeypatch):
    disturb(gone=[house[2]])
    monkeypatch.setattr(module, "time", SimpleNamespace(sleep=lambda _seconds: rebuild_index()))
    assert compared() == []


def test_the_command_ends_as_it_finds(house, capsys):
    call_command("compare")
    assert "agrees with the records" in capsys.readouterr().out
    disturb(gone=[house[2]])
    with pytest.raises(CommandError, match="the index differs"):
        call_command("compare")
    assert capsys.readouterr().out.splitlines() == [f"missing  {house[2]}", "search index: 1 missing"]
    before = OutboxEvent.objects.count()
    call_command("compare", "--heal")
    assert OutboxEvent.objects.count() == before + 1


def test_without_an_index_there_is_nothing_to_compare(search_folder):
    with pytest.raises(CommandError, match="the worker makes one"):
        call_command("compare")
