# SPDX-License-Identifier: EUPL-1.2
"""What was backed up comes back as it was; what is damaged, foreign or in the way is refused."""

import json
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from foyer.blocks.media.public import images
from foyer.blocks.offers.public import Write, count, document, withdraw, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.operations.backup import checking, manifest, pictures, restoring, sqlite
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.making import make_backup
from foyer.blocks.operations.backup.manifest import BackupFailed
from foyer.blocks.operations.backup.restoring import restore_backup
from foyer.blocks.operations.tests.backup.conftest import EVENT, IMAGE, PLACE
from foyer.blocks.search.public import find
from foyer.kernel import clock
from foyer.kernel import restoring as kernel_restoring
from foyer.kernel.actors import SYSTEM
from foyer.kernel.models import AuditEntry, Lease, OutboxEvent, ReactionCursor
from foyer.kernel.reactions import NotRebuilt


@pytest.fixture
def before(home):
    """Return the documents as they are when the backup is made."""
    return shown()


@pytest.fixture
def backup(before, silent, tmp_path):
    """Return a backup; after it a name was changed and an event came."""
    first = OutboxEvent.objects.order_by("id")[0]
    ReactionCursor.objects.create(
        reaction="x", lane=first.lane, transaction=first.transaction, event=first.pk
    )
    path, _ = make_backup(tmp_path / "to", silent)
    write_many(SYSTEM, [Write("place", place(name={"nl": "Olmenzaal"}), PLACE), Write("event", event(PLACE))])
    assert (count("event"), name()) == (2, "Olmenzaal")
    return path


def shown():
    return {kind: document(kind, one) for kind, one in (("event", EVENT), ("place", PLACE))}


def name():
    return json.loads(document("place", PLACE))["name"]["nl"]


def unchanged():
    return (count("event"), name()) == (2, "Olmenzaal")


@pytest.mark.parametrize("page", [0, 1], ids=["no database", "malformed"])
def test_it_takes_the_place_of_a_damaged_file(backup, before, home, silent, page):
    if connection.vendor != "sqlite":
        pytest.skip("the file of SQLite")
    connections.close_all()
    there = Path(engine().path)
    with there.open("r+b") as file:
        # The first page says that it is a database; the rest of the file holds its tables.
        file.seek(page * 4096)
        file.write(b"\xa5" * (4096 if page == 0 else there.stat().st_size - 4096))
    damaged = there.read_bytes()
    with pytest.raises(BackupFailed, match=r"cannot be read: .* say --replace"):
        restore_backup(backup, silent)
    assert there.read_bytes() == damaged
    done = restore_backup(backup, silent, replace=True)
    assert shown() == before
    assert Path(done.kept).read_bytes() == damaged, "who wants to save what can be saved finds it"


def test_everything_is_as_it_was(backup, before, home, silent, monkeypatch):
    acted = []
    monkeypatch.setattr(
        kernel_restoring, "_registered", {"letters": lambda: acted.append(count("event")) or "3 letters wait"}
    )
    (home / "files" / IMAGE[:2] / IMAGE[2:4] / f"{IMAGE}.jpeg").unlink()
    Lease.objects.create(name="reaction:search", owner="gone", until=clock.now())
    done = restore_backup(backup, silent, replace=True)
    assert (count("event"), count("place"), name()) == (1, 1, "De Lindezaal")
    assert shown() == before
    assert (home / "files" / IMAGE[:2] / IMAGE[2:4] / f"{IMAGE}.jpeg").read_bytes()
    assert IMAGE in images([IMAGE])
    assert acted == [1], "what goes out was held back, in the records that came back"
    assert "3 letters wait" in done.told
    assert not kernel_restoring.is_unsettled()
    assert Lease.objects.count() == 0
    assert AuditEntry.objects.get(verb="restore").detail["made"] == done.manifest.made
    listed = find("events", [("availableFrom", "*"), ("availableTo", "*"), ("workflowStatus", "*")])
    assert [each for _, each in listed.ids] == [EVENT]
    assert ReactionCursor.objects.get(reaction="x").event == OutboxEvent.objects.order_by("id")[0].pk


def test_it_is_written_on_afterwards(backup, silent):
    done = restore_backup(backup, silent, replace=True)
    (outcome,) = write_many(SYSTEM, [Write("event", event(PLACE))])
    assert outcome.state == "created"
    assert count("event") == 2
    if engine().name == "sqlite":
        assert connection.cursor().execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert sqlite._counts(sqlite._open(done.kept))["offers_event"] == 2, "what was there is kept"
    else:
        assert done.kept is None


def test_records_are_not_overwritten_unasked(backup, silent):
    with pytest.raises(
        BackupFailed, match=r"has records \(.*To put the backup in their place, say --replace"
    ):
        restore_backup(backup, silent)
    assert unchanged()


def test_whoever_runs_is_asked_to_stop(backup, silent, monkeypatch):
    monkeypatch.setattr(type(engine()), "users", lambda _: ["process 12: foyer worker"])
    with pytest.raises(BackupFailed, match="Stop it first:\n    process 12: foyer worker"):
        restore_backup(backup, silent, replace=True)
    assert unchanged()


def test_another_process_is_seen(home):
    address = str(connection.settings_dict["NAME"])
    opening = "open"
    if engine().name == "postgresql":
        opening, address = "psycopg.connect", engine()._address
    opened = f"import psycopg, sys; x = {opening}(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    assert list(engine().users()) == []
    other = subprocess.Popen(
        [sys.executable, "-c", opened, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "open\n"
        assert len(engine().users()) == 1
    finally:
        other.communicate("")
    if engine().name == "sqlite":
        assert list(engine().users()) == []


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damaged(how, backup):
    if how == "a bit of the database":
        flip(backup / engine().file)
    elif how == "the end of the database":
        (backup / engine().file).write_bytes((backup / engine().file).read_bytes()[:-100])
    elif how == "no database":
        (backup / engine().file).unlink()
    elif how == "a bit of an image":
        flip(pictures.place_of(backup, f"{IMAGE}.jpeg"))
    elif how == "an image":
        pictures.place_of(backup, f"{IMAGE}.jpeg").unlink()
    elif how == "the list of images":
        (backup / "files.tsv").write_text("")
    elif how == "the manifest":
        path = backup / "manifest.json"
        path.write_text(path.read_text().replace('"offers_event": 1', '"offers_event": 2'))
    elif how == "half a manifest":
        path = backup / "manifest.json"
        path.write_text(path.read_text()[:200])
    else:
        flip(backup / "settings.json")


@pytest.mark.parametrize(
    "how",
    [
        "a bit of the database", "the end of the database", "no database", "a bit of an image", "an image",
        "the list of images", "the manifest", "half a manifest", "the settings",
    ],
)  # fmt: skip
def test_what_is_damaged_is_refused_and_nothing_changes(backup, silent, how):
    damaged(how, backup)
    with pytest.raises(BackupFailed, match=r"damaged|lists 0 files"):
        restore_backup(backup, silent, replace=True)
    assert unchanged()
    assert not kernel_restoring.is_unsettled()


@pytest.mark.parametrize("ending", [".tar", ".tar.gz"])
def test_a_file_that_was_cut_off_is_refused(backup, silent, tmp_path, ending):
    whole, _ = make_backup(tmp_path / f"whole{ending}", silent)
    cut = tmp_path / f"cut{ending}"
    cut.write_bytes(whole.read_bytes()[: -2000 if ending == ".tar.gz" else -30000])
    with pytest.raises(BackupFailed, match="damaged"):
        restore_backup(cut, silent, replace=True)
    assert unchanged()
    restore_backup(whole, silent, replace=True)
    assert count("event") == 2


def test_a_backup_with_rows_missing_does_not_get_in(backup, silent, monkeypatch):
    """What the check of the file could not see, the last look at the rows does."""
    wrong = manifest.read(backup)
    wrong = replace(wrong, counts={**wrong.counts, "offers_event": 7})
    monkeypatch.setattr(restoring, "check_folder", lambda *_: wrong)
    if engine().name == "sqlite":
        with pytest.raises(BackupFailed, match="other numbers of rows"):
            engine().verify(backup / engine().file, wrong.counts)
        return
    with pytest.raises(BackupFailed, match="rows are missing"):
        restore_backup(backup, silent, replace=True)
    assert unchanged()
    assert not kernel_restoring.is_unsettled()


def test_the_backup_of_a_newer_version_is_refused(backup, silent, monkeypatch):
    newer = manifest.read(backup)
    newer = replace(
        newer, migrations={**newer.migrations, "offers": ["0001_initial", "0999_later"]}, foyer="9.9"
    )
    with pytest.raises(BackupFailed, match=r"of Foyer 9.9, .* \(offers.0999_later\)"):
        checking.require_fitting(newer)
    with pytest.raises(BackupFailed, match="of oracle, this installation runs on"):
        checking.require_fitting(replace(newer, engine="oracle"))
    newer = replace(newer, format=99)
    newer.write(backup)
    with pytest.raises(BackupFailed, match="has form 99"):
        restore_backup(backup, silent, replace=True)
    assert unchanged()


def test_an_earlier_version_is_brought_up_to_date(backup, silent):
    call_command("migrate", "outreach", "zero", verbosity=0)
    old, _ = make_backup(backup.parent / "old.tar", silent)
    call_command("migrate", verbosity=0)
    restore_backup(old, silent, replace=True)
    assert "outreach_subscription" in " ".join(connection.introspection.table_names())
    assert count("event") == 2


def test_of_a_restore_that_was_cut_off_no_worker_begins(home):
    kernel_restoring.begin_unsettled()
    with pytest.raises(CommandError, match="was cut off"):
        call_command("worker")
    kernel_restoring.end_unsettled()


def test_the_command_says_what_to_know(backup, capsys, settings):
    settings.FOYER_GIVEN = {**settings.FOYER_GIVEN, "FOYER_MAILING_LISTS": "9"}
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(backup))
    call_command("restore", str(backup), replace=True)
    told = capsys.readouterr().out
    assert "differ in the search index" not in told
    assert "FOYER_MAILING_LISTS was 'not set' and is '9' here" in told
    assert "1 file of images are back" in told
    assert count("event") == 1
    with pytest.raises(CommandError, match="there is no backup at"):
        call_command("restore", "/nowhere/at-all")


@pytest.mark.parametrize("error", [NotRebuilt, ValueError])
def test_records_are_back_also_where_no_index_can_be_made(backup, capsys, monkeypatch, error):
    def failing(_progress):
        raise error("what made the index ended with -9")

    monkeypatch.setattr(restoring, "rebuild_index", failing)
    with pytest.raises(CommandError, match=r"(?s)are back, but .* ended with -9\..*foyer reindex") as told:
        call_command("restore", str(backup), replace=True)
    assert len(str(told.value).splitlines()) == 2
    shown = capsys.readouterr().out
    assert "of images are back" in shown
    assert "may be started now" not in shown
    assert count("event") == 1
    assert not kernel_restoring.is_unsettled()


def test_foyer_may_be_started_while_the_index_is_compared(backup, capsys, monkeypatch):
    command = import_module("foyer.blocks.operations.management.commands.restore")
    told = []
    monkeypatch.setattr(command, "differing", lambda _: told.append(capsys.readouterr().out) or 3)
    call_command("restore", str(backup), replace=True)
    assert told[0].endswith("Foyer may be started now. What follows changes nothing, and may be stopped.\n")
    assert capsys.readouterr().out.startswith("Note: 3 items differ in the search index")


def test_withdrawn_items_come_back(backup, silent):
    withdraw(SYSTEM, "event", EVENT)
    restore_backup(backup, silent, replace=True)
    assert json.loads(document("event", EVENT))["workflowStatus"] != "DELETED"
