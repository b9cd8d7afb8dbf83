# SPDX-License-Identifier: EUPL-1.2
"""Places that are the same: clusters, what documents tell of them, and the events that move."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from foyer.blocks.jobs.public import job, latest
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers.models import DuplicatePlace, Event, HistoryEntry, Place
from foyer.blocks.offers.public import Write, document, documents, index_documents, withdraw, write_many
from foyer.blocks.offers.queries.addresses import url
from foyer.blocks.offers.queries.duplicates import Cluster, clusters, meant
from foyer.blocks.offers.rules.duplicates import Candidate, canonical
from foyer.blocks.offers.services import move_events as moving
from foyer.blocks.offers.services.keep_duplicates import dissolve_cluster, keep_cluster
from foyer.blocks.offers.services.move_events import move_events
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """A process that dies here."""


@pytest.fixture
def halls(keep):
    """Return the ids of five places, in the order of their ids."""
    ids = keep(*(Write("place", place(name={"nl": f"Zaal {n}"})) for n in range(5)))
    with clock.use(clock.FixedClock(datetime(2026, 1, 1, tzinfo=UTC))) as fixed:
        for one in sorted(ids):
            Place.objects.filter(public_id=one).update(created=fixed.now())
            fixed.advance(timedelta(days=1))
    return sorted(ids)


def shown(kind, public_id):
    return json.loads(document(kind, public_id))


def told(public_id):
    found = shown("place", public_id)
    return found.get("duplicateOf"), found.get("duplicatedBy")


def all_clusters():
    return {one.canonical: set(one.duplicates) for one in clusters()}


def urls(*public_ids):
    return [url("place", one) for one in public_ids]


def test_documents_tell_of_a_cluster(halls):
    main, one, two, other, _ = halls
    before = shown("place", main)
    OutboxEvent.objects.all().delete()
    assert keep_cluster(SYSTEM, [two, main, one], main) == main
    assert told(one) == told(two) == (url("place", main), None)
    duplicate_of, duplicated_by = told(main)
    assert duplicate_of is None
    assert set(duplicated_by) == set(urls(one, two))
    assert told(other) == (None, None)
    changed = shown("place", main)
    assert {**before, "duplicatedBy": duplicated_by} == changed
    news = list(OutboxEvent.objects.values_list("type", "aggregate_id", "lane", "version"))
    assert sorted(news) == sorted(("offers.place.changed", each, Lane.BULK, 0) for each in (main, one, two))
    assert not HistoryEntry.objects.exclude(verb="create").exists()
    deed = AuditEntry.objects.get(verb="keep-cluster")
    assert (deed.aggregate_id, set(deed.detail["duplicates"])) == (main, {one, two})
    assert all_clusters() == {main: {one, two}}


def test_saying_it_again_changes_nothing(halls):
    keep_cluster(SYSTEM, halls[:3], halls[2])
    rows = AuditEntry.objects.count(), OutboxEvent.objects.count()
    assert keep_cluster(SYSTEM, reversed(halls[:3]), halls[2]) == halls[2]
    assert keep_cluster(SYSTEM, halls[:3]) == halls[2]
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == rows


def test_events_and_the_index_follow(halls, keep, actor):
    main, one, *_ = halls
    (at_main,) = keep(Write("event", event(main)))
    (at_one,) = keep(Write("event", event(one)))
    keep_cluster(SYSTEM, [main, one], main)
    assert shown("event", at_main)["location"]["duplicatedBy"] == urls(one)
    assert json.loads(documents([("event", at_one)])[at_one])["location"]["duplicateOf"] == url("place", main)
    found = index_documents([("place", main), ("place", one), ("event", at_main), ("event", at_one)])
    assert [each["isDuplicate"] for each in found] == [[False], [True], [False], [False]]
    assert [each.get("location.id") for each in found] == [None, None, [main, one], [one]]


def test_a_change_of_the_place_keeps_it(halls, actor):
    main, one, *_ = halls
    keep_cluster(SYSTEM, [main, one], main)
    set_name(actor, "place", main, {"name": "Anders"}, "nl")
    (outcome,) = write_many(actor, [Write("place", {**place(), "duplicateOf": "x"}, id=one)])
    assert outcome.state == "replaced"
    assert told(main) == (None, urls(one))
    assert told(one) == (url("place", main), None)
    assert "duplicate" not in HistoryEntry.objects.get(verb="replace").properties


def test_places_leave_the_cluster_that_they_were_in(halls):
    a, b, c, d, e = halls
    keep_cluster(SYSTEM, [a, b, c], a)
    keep_cluster(SYSTEM, [c, d], d)
    assert all_clusters() == {a: {b}, d: {c}}
    assert told(a) == (None, urls(b))
    assert told(c) == (url("place", d), None)
    # The canonical place goes: what it leaves behind is no cluster.
    keep_cluster(SYSTEM, [a, e], e)
    assert all_clusters() == {d: {c}, e: {a}}
    assert told(b) == (None, None)
    assert told(a) == (url("place", e), None)
    keep_cluster(SYSTEM, [a, e], a)
    assert all_clusters() == {d: {c}, a: {e}}
    assert (told(a), told(e)) == ((None, urls(e)), (url("place", a), None))


def test_a_cluster_is_dissolved_by_any_of_its_places(halls):
    for named in (0, 2):
        keep_cluster(SYSTEM, halls[:3], halls[0])
        keep_cluster(SYSTEM, halls[3:], halls[3])
        assert dissolve_cluster(SYSTEM, halls[named]) is True
        assert dissolve_cluster(SYSTEM, halls[named]) is False
        assert all_clusters() == {halls[3]: {halls[4]}}
        assert [told(one) for one in halls[:3]] == [(None, None)] * 3
        assert told(halls[4]) == (url("place", halls[3]), None)
    assert dissolve_cluster(SYSTEM, "none") is False


@pytest.mark.parametrize(
    ("places", "main", "status", "detail"),
    [
        ([0], None, 400, "A cluster has at least two places."),
        ([0, 0], None, 400, "A cluster has at least two places."),
        ([0, 1], 2, 400, "The canonical place {2} is not among the places of its cluster."),
        ([0, 4], 4, 400, "The canonical place {4} is rejected or deleted."),
        ([0, NIL], None, 404, f'The place with id "{NIL}" was not found.'),
        ([0, "zzz"], None, 404, 'The place with id "zzz" was not found.'),
    ],
)
def test_what_is_no_cluster(halls, places, main, status, detail):
    withdraw(SYSTEM, "place", halls[4])
    ids = [halls[one] if isinstance(one, int) else one for one in places]
    with pytest.raises(Problem) as refused:
        keep_cluster(SYSTEM, ids, None if main is None else halls[main])
    expected = detail
    for number, one in enumerate(halls):
        expected = expected.replace(f"{{{number}}}", one)
    assert (refused.value.status, refused.value.detail) == (status, expected)
    assert not DuplicatePlace.objects.exists()


@pytest.mark.parametrize("verb", [keep_cluster, dissolve_cluster, move_events])
def test_others_say_nothing(halls, actor, verb):
    keep_cluster(SYSTEM, halls[:2], halls[0])
    with pytest.raises(Problem) as refused:
        verb(actor, halls[1] if verb is dissolve_cluster else halls[1:3])
    assert refused.value.status == 403
    assert all_clusters() == {halls[0]: {halls[1]}}
    assert latest() == []


def test_the_canonical_place_is_found_where_nobody_names_it(halls, keep, settings):
    a, b, c, *_ = halls
    assert keep_cluster(SYSTEM, [a, b, c]) == a
    dissolve_cluster(SYSTEM, a)
    keep(Write("event", event(c)), Write("event", event(c)), Write("event", event(b)))
    assert keep_cluster(SYSTEM, [a, b, c]) == c
    settings.FOYER_CANONICAL_LABELS = frozenset({"De Echte"})
    write_many(SYSTEM, [Write("place", place(name={"nl": "B"}, hiddenLabels=["de echte"]), id=b)])
    dissolve_cluster(SYSTEM, a)
    assert keep_cluster(SYSTEM, [a, b, c]) == b
    dissolve_cluster(SYSTEM, a)
    withdraw(SYSTEM, "place", b)
    assert keep_cluster(SYSTEM, [a, b, c]) == c


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([("a", (), 0)], "a"),
        ([("a", (), 0), ("b", (), 0)], "a"),
        ([("a", (), 1), ("b", (), 2)], "b"),
        ([("a", (), 5), ("b", ("m",), 0)], "b"),
        ([("a", (), 5), ("b", ("m",), 0), ("c", ("m", "x"), 1)], "c"),
        ([("a", (), 5), ("b", ("m",), 1), ("c", ("n",), 1)], "b"),
        ([("a", ("x",), 1), ("b", ("y",), 1)], "a"),
    ],
)
def test_which_is_meant(candidates, expected):
    made = [Candidate(one, frozenset(labels), events) for one, labels, events in candidates]
    assert canonical(made, frozenset({"m", "n"})) == expected


def test_a_known_cluster_decides(halls, keep):
    a, b, c, d, e = halls
    keep(Write("event", event(c)))
    assert meant([a, b, c]) == c
    keep_cluster(SYSTEM, [b, d], d)
    assert meant([a, b, c]) == d
    keep_cluster(SYSTEM, [a, e], a)
    assert meant([a, c]) == a
    withdraw(SYSTEM, "place", d)
    assert meant([b, c]) == c


def test_finding_out_takes_few_queries(halls, keep, django_assert_num_queries):
    keep(Write("event", event(halls[1])))
    with django_assert_num_queries(4):
        assert meant(halls) == halls[1]


def test_events_move_to_the_canonical_place(halls, keep, actor, monkeypatch):
    monkeypatch.setattr(moving, "AT_ONCE", 2)
    main, one, two, other, _ = halls
    ids = keep(*(Write("event", event(one)) for _ in range(5)), Write("event", event(two)))
    (stays,) = keep(Write("event", event(other)))
    online = event(one, attendanceMode="mixed")
    (stuck,) = keep(Write("event", online))
    Event.objects.filter(public_id=stuck).update(
        document=Event.objects.get(public_id=stuck).document.replace('"mixed"', '"online"')
    )
    keep_cluster(SYSTEM, [main, one, two], main)
    OutboxEvent.objects.all().delete()
    command = move_events(SYSTEM)
    assert shown("event", ids[0])["location"]["@id"] == url("place", one)
    finish_jobs()
    assert job(command).state == "complete"
    assert job(command).result == {"moved": 6, "left": 1}
    assert {shown("event", each)["location"]["@id"] for each in ids} == {url("place", main)}
    assert shown("event", stays)["location"]["@id"] == url("place", other)
    assert shown("event", stuck)["location"]["@id"] == url("place", one)
    assert {row.place_id for row in Event.objects.filter(public_id__in=ids)} == {
        Place.objects.get(public_id=main).pk
    }
    history = HistoryEntry.objects.filter(kind="event", verb="set-location")
    assert set(history.values_list("public_id", "properties")) == {(each, "location") for each in ids}
    news = OutboxEvent.objects.filter(type="offers.event.changed")
    assert {(row.aggregate_id, row.lane) for row in news} == {(each, Lane.BULK) for each in ids}
    move_events(SYSTEM)
    finish_jobs()
    assert latest(1)[0].result == {"moved": 0, "left": 1}


def test_a_damaged_event_keeps_no_other_from_moving(halls, keep):
    main, one, *_ = halls
    sound, broken = keep(Write("event", event(one)), Write("event", event(one)))
    Event.objects.filter(public_id=broken).update(document="{")
    keep_cluster(SYSTEM, [main, one], main)
    command = move_events(SYSTEM)
    finish_jobs()
    assert job(command).result == {"moved": 1, "left": 1}
    assert shown("event", sound)["location"]["@id"] == url("place", main)


def test_moving_goes_on_after_a_death(halls, keep, monkeypatch):
    monkeypatch.setattr(moving, "AT_ONCE", 2)
    main, one, two, other, _ = halls
    ids = keep(*(Write("event", event(each)) for each in (one, one, one, two, two, other)))
    keep_cluster(SYSTEM, [main, one, two], main)
    keep_cluster(SYSTEM, halls[3:], halls[4])
    whole, calls = moving._moved, []

    def dying(*arguments):
        calls.append(arguments)
        moved = whole(*arguments)
        if len(calls) == 2:
            raise Killed
        return moved

    monkeypatch.setattr(moving, "_moved", dying)
    command = move_events(SYSTEM, [one, two])
    with pytest.raises(Killed):
        finish_jobs()
    finish_jobs()
    at = [shown("event", each)["location"]["@id"] for each in ids]
    assert at == [url("place", main)] * 5 + [url("place", other)]
    assert job(command).state == "complete"
    assert HistoryEntry.objects.filter(verb="set-location").count() == 5


def test_a_cluster_that_was_dissolved_moves_nothing(halls, keep, monkeypatch):
    main, one, *_ = halls
    (made,) = keep(Write("event", event(one)))
    keep_cluster(SYSTEM, [main, one], main)
    whole = moving._moved

    def late(*arguments):
        dissolve_cluster(SYSTEM, main)
        return whole(*arguments)

    monkeypatch.setattr(moving, "_moved", late)
    move_events(SYSTEM)
    finish_jobs()
    assert shown("event", made)["location"]["@id"] == url("place", one)


def run(*arguments):
    out, error = StringIO(), StringIO()
    try:
        call_command("duplicates", *arguments, stdout=out, stderr=error)
    except CommandError as refused:
        return out.getvalue(), error.getvalue(), str(refused)
    return out.getvalue(), error.getvalue(), ""


def test_the_command(halls, keep, tmp_path):
    a, b, c, d, e = halls
    assert run() == ("No places are known to be the same.\n", "", "")
    file = tmp_path / "same.csv"
    file.write_text(f"cluster,place,canonical\n1,{a},\n2,{c},\n1,{b},yes\n2,{d},\n3,{e},\n", encoding="utf-8")
    (made,) = keep(Write("event", event(a)))
    out, error, refused = run("load", str(file), "--move-events")
    assert out.startswith("2 clusters are kept, 1 was refused.\nJob ")
    assert (error, refused) == (
        "cluster 3: A cluster has at least two places.\n",
        "some clusters were refused",
    )
    finish_jobs()
    assert shown("event", made)["location"]["@id"] == url("place", b)
    assert set(run("list")[0].splitlines()) == {f"{b} also as {a}", f"{c} also as {d}"}
    assert run("dissolve", d, e) == ("1 cluster is dissolved.\n", "", f"in no cluster: {e}")
    assert list(clusters()) == [Cluster(b, (a,))]
    assert run("move", a)[0].startswith("Job ")
    assert latest(1)[0].asked_by == "system"


@pytest.mark.parametrize(
    ("text", "told_"),
    [
        ("cluster;place\n", "has no column cluster, place"),
        ("", "has no column cluster, place"),
        ("cluster,place\n1,\n", "line 2: a cluster or place is missing"),
        ("cluster,place,canonical\n1,a,yes\n1,b,ja\n", "line 3: cluster 1 has two canonical places"),
        ("cluster,place\n1,\xff\n", "cannot be read"),
    ],
)
def test_files_that_cannot_be_loaded(tmp_path, text, told_):
    file = tmp_path / "same.csv"
    file.write_bytes(text.encode("latin-1"))
    assert told_ in run("load", str(file))[2]
    assert "cannot be read" in run("load", str(tmp_path / "none"))[2]
    assert not DuplicatePlace.objects.exists()


def test_the_setting_for_identifiers_can_change(halls, actor, settings):
    same = Write("place", place(name={"nl": "Zaal 0"}))
    stranger = type(actor)(user_id="user-two")
    assert write_many(stranger, [same], dry_run=True)[0].state == "created"
    settings.FOYER_GLOBAL_DUPLICATES = True
    assert write_many(stranger, [same], dry_run=True)[0].state == "created"
    assert run("rekey")[0] == "5 places have another identifier now.\n"
    assert run("rekey")[0] == "0 places have another identifier now.\n"
    assert write_many(stranger, [same], dry_run=True)[0].state == "refused"


def test_organizers_and_events_have_nothing_of_it(keep, halls):
    ids = keep(Write("organizer", organizer()), Write("event", event(halls[0])))
    keep_cluster(SYSTEM, halls[:2])
    for kind, public_id in zip(("organizer", "event"), ids, strict=True):
        assert "duplicateOf" not in shown(kind, public_id)


def test_reading_places_costs_what_it_did(halls, django_assert_num_queries):
    keep_cluster(SYSTEM, halls[:2])
    with django_assert_num_queries(1):
        document("place", halls[0])
    with django_assert_num_queries(1):
        documents([("place", one) for one in halls])
