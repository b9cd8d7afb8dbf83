# SPDX-License-Identifier: EUPL-1.2
"""Making the file of an export: in turns, through deaths, once."""

import csv
import io
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from django.conf import settings as configured

from foyer.blocks.exports import folders
from foyer.blocks.exports.formats import record_list
from foyer.blocks.exports.models import Export
from foyer.blocks.exports.queries import export, exports_of, is_downloadable
from foyer.blocks.exports.rules.orders import Order, Style
from foyer.blocks.exports.services import make_export
from foyer.blocks.exports.services.prune_exports import prune_exports
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.exports.services.stop_export import stop_export
from foyer.blocks.exports.tests.conftest import OWNER
from foyer.blocks.jobs.public import job
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers.public import withdraw
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

JSON = Order("json", "events", [("q", "anything")])
STRANGER = Actor(user_id="user-two")


def content(export_id):
    link = export(export_id).link
    assert link.startswith(configured.FOYER_DOWNLOADS_URL + "/")
    with folders.opened(link.rpartition("/")[2]) as file:
        return file.read()


def exported(order=JSON):
    export_id = start_export(OWNER, order)
    finish_jobs()
    return content(export_id)


def names(text):
    return [one["name"]["nl"] for one in orjson.loads(text)]


def test_what_the_search_finds_is_in_the_file_in_its_order(made, found):
    one, two, three = made("Een", "Twee", "Drie")
    searching = found(three, one, two)
    assert names(exported()) == ["Drie", "Een", "Twee"]
    assert searching.asked == [("events", [("q", "anything")], configured.FOYER_EXPORT_MAXIMUM, None)]


def test_an_export_says_how_far_it_is_and_what_it_made(made, found):
    found(*made("Een", "Twee"))
    export_id = start_export(OWNER, JSON)
    assert export(export_id).state == "waiting"
    assert export(export_id).link is None
    finish_jobs()
    told = export(export_id)
    assert (told.state, told.done, told.total, told.items) == ("complete", 2, 2, 2)
    assert told.size == len(content(export_id))
    assert job(export_id).result == {"items": 2}
    assert [deed.verb for deed in AuditEntry.objects.filter(aggregate_id=export_id)].count("finish") == 1
    assert OutboxEvent.objects.filter(type="exports.export.finished", aggregate_id=export_id).count() == 1


def test_what_is_gone_meanwhile_is_left_out(made, found):
    one, two = made("Een", "Twee")
    found(one, "unknown", two)
    assert names(exported()) == ["Een", "Twee"]


def test_nothing_found_is_a_file_without_items(found):
    found()
    for name in ("json", "csv", "xlsx", "ics", "pdf"):
        assert exported(Order(name, "events", [("q", "x")], style=Style(title="Leeg")))


def test_more_than_an_export_may_have_fails_and_leaves_no_file(made, found, settings):
    settings.FOYER_EXPORT_MAXIMUM = 1
    found(*made("Een", "Twee"))
    export_id = start_export(OWNER, JSON)
    finish_jobs()
    told = export(export_id)
    assert (told.state, told.link) == ("failed", None)
    assert told.error == "The search finds 2 items, and an export may have 1. Narrow the search."
    assert list(folders.finished()) == []


def test_a_choice_limits_an_export(made, found):
    one, two = made("Een", "Twee")
    searching = found(one, two)
    assert names(exported(Order("json", "events", [("q", "x")], only=[("event", two)]))) == ["Twee"]
    assert searching.asked[0][3] == [("event", two)]


class Killed(BaseException):
    """A process that dies here."""


def test_whoever_goes_on_after_a_death_makes_the_same_file(made, found, monkeypatch):
    found(*made(*"abcdefg"))
    monkeypatch.setattr(record_list.RecordList, "at_once", 2)
    whole = exported()
    deaths = 0
    for fatal in range(1, 7):
        calls = 0
        keep = folders.Workshop.keep

        def dying(shop, data, fatal=fatal, keep=keep):
            nonlocal calls
            calls += 1
            name = keep(shop, data)
            if calls == fatal:
                raise Killed
            return name

        export_id = start_export(OWNER, JSON)
        with monkeypatch.context() as broken:
            broken.setattr(folders.Workshop, "keep", dying)
            try:
                finish_jobs()
            except Killed:
                deaths += 1
        finish_jobs()
        assert content(export_id) == whole
    assert deaths >= 5


def test_work_that_somebody_threw_away_begins_anew(made, found, monkeypatch):
    found(*made("Een", "Twee", "Drie"))
    monkeypatch.setattr(record_list.RecordList, "at_once", 1)
    export_id = start_export(OWNER, JSON)
    put = make_export._Maker.put_together

    def dying(maker, position, name):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(make_export._Maker, "put_together", dying)
        with pytest.raises(Killed):
            finish_jobs()
    row = Export.objects.get(job=export_id)
    folders.Workshop(row.file).close()
    assert put is make_export._Maker.put_together
    finish_jobs()
    assert names(content(export_id)) == ["Een", "Twee", "Drie"]


def test_no_half_file_is_ever_seen(made, found, monkeypatch):
    found(*made("Een"))

    def dying(form, file, parts, order):
        file.write(b"half")
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(record_list.RecordList, "write", dying)
        start_export(OWNER, JSON)
        with pytest.raises(Killed):
            finish_jobs()
    assert list(folders.finished()) == []


def test_a_file_is_named_so_that_nobody_can_guess_it(made, found):
    found(*made("Een"))
    export_id = start_export(OWNER, JSON)
    finish_jobs()
    row = Export.objects.get(job=export_id)
    assert row.file != row.job
    assert folders.is_name(row.name)


def test_groups_put_items_under_headings(made, found):
    late = [{"startDate": "2026-12-09T20:00:00+01:00", "endDate": "2026-12-09T23:00:00+01:00"}]
    soon = [{"startDate": "2026-12-05T20:00:00+01:00", "endDate": "2026-12-05T23:00:00+01:00"}]
    first, second = made("Zomer", "Appel", subEvent=late), made("Midden", subEvent=soon)
    found(*first, *second)
    with clock.use(clock.FixedClock(datetime(2026, 12, 1, tzinfo=UTC))):
        text = exported(Order("csv", "events", [], properties=["name"], grouping="date"))
    assert list(csv.reader(io.StringIO(text.decode("utf-8-sig")))) == [
        ["Rubriek", "Naam"],
        ["zaterdag 5 december 2026", "Midden"],
        ["woensdag 9 december 2026", "Appel"],
        ["woensdag 9 december 2026", "Zomer"],
    ]


def test_places_and_organisers_can_be_exported(made, made_organizer, found):
    found(made_organizer, kind="organizer")
    text = exported(Order("csv", "organizers", [], properties=["name", "startDate"], language="en"))
    assert text.decode("utf-8-sig") == "Name\r\nvzw Linde\r\n"


def test_nobody_exports_nothing():
    with pytest.raises(Problem) as refused:
        start_export(ANONYMOUS, JSON)
    assert refused.value.status == 403
    assert not Export.objects.exists()


def test_stopping_throws_everything_away(made, found):
    found(*made("Een"))
    done = start_export(OWNER, JSON)
    finish_jobs()
    name = export(done).link.rpartition("/")[2]
    waiting = start_export(OWNER, JSON)
    with pytest.raises(Problem) as refused:
        stop_export(STRANGER, done)
    assert refused.value.status == 404
    assert is_downloadable(name)
    stop_export(OWNER, done)
    stop_export(OWNER, waiting)
    finish_jobs()
    assert folders.opened(name) is None
    assert job(waiting).state == "failed"
    assert exports_of(OWNER.name) == []


def test_a_caller_sees_his_own_exports_only(made, found):
    found(*made("Een"))
    one, two = start_export(OWNER, JSON), start_export(OWNER, JSON)
    start_export(STRANGER, JSON)
    assert [each.id for each in exports_of(OWNER.name)] == [two, one]


def test_files_are_kept_for_some_days(made, found, settings):
    settings.FOYER_EXPORTS_KEPT_DAYS = 3
    found(*made("Een"))
    # From the real present on: the file system tells how old files are that no export names.
    with clock.use(clock.FixedClock(clock.now())) as fixed:
        export_id = start_export(OWNER, JSON)
        finish_jobs()
        name = export(export_id).link.rpartition("/")[2]
        (folders.downloads() / "stray.txt").write_text("not ours")
        stray = f"{'0' * 8}-0000-0000-0000-{'0' * 12}.csv"
        (folders.downloads() / stray).write_text("left behind")
        left = folders.Workshop("left")
        left.open()
        fixed.advance(timedelta(days=2, hours=23))
        prune_exports()
        assert is_downloadable(name)
        assert [each for each, _ in folders.finished()] == [name]
        assert list(folders.workshops()) == []
        fixed.advance(timedelta(hours=2))
        assert not is_downloadable(name)
        assert export(export_id) is None
        prune_exports()
    assert list(folders.finished()) == []
    assert not Export.objects.exists()
    assert (folders.downloads() / "stray.txt").exists()


def test_withdrawn_items_are_exported_as_they_can_be_read(made, found):
    (one,) = made("Weg")
    withdraw(OWNER, "event", one)
    found(one)
    assert orjson.loads(exported())[0]["workflowStatus"] == "DELETED"
