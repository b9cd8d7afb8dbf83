# SPDX-License-Identifier: EUPL-1.2
"""A backup is whole, or it is not there."""

import json
import shutil
import threading
from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from foyer.blocks.media.public import nothing_thrown_away
from foyer.blocks.operations.backup import making, pictures, retention
from foyer.blocks.operations.backup.archives import unpacked
from foyer.blocks.operations.backup.checking import check_folder
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.making import make_backup
from foyer.blocks.operations.backup.manifest import BackupFailed
from foyer.blocks.operations.tests.backup.conftest import IMAGE
from foyer.kernel import clock
from foyer.kernel.models import AuditEntry, Lease, ScheduleState
from foyer.kernel.worker import leases

BOTH = ("kernel_lease", "kernel_schedulestate")


def left(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".foyer-backup")


def test_it_holds_everything_and_no_secret(home, silent, later, tmp_path, settings):
    settings.FOYER_GIVEN = {"FOYER_STORAGE_SECRET": "set", "FOYER_MAILING_LISTS": "7", "FOYER_HOME": "/a"}
    (home / "brand.json").write_text('{"sun": "#ffb300"}')
    path, manifest = make_backup(tmp_path / "to", silent)
    assert path == tmp_path / "to" / "foyer-20261122T031500Z"
    assert (manifest.engine, manifest.files, manifest.missing) == (engine().name, 1, 0)
    assert (manifest.counts["offers_event"], manifest.counts["media_image"]) == (1, 1)
    assert "0001_initial" in manifest.migrations["offers"]
    assert left(path) == sorted(
        ["brand.json", engine().file, "files", "files.tsv", "manifest.json", "settings.json"]
    )
    assert (path / "files" / IMAGE[:2] / IMAGE[2:4] / f"{IMAGE}.jpeg").is_file()
    kept = json.loads((path / "settings.json").read_text())
    assert kept == {"set": {"FOYER_MAILING_LISTS": "7"}, "secrets": ["FOYER_STORAGE_SECRET"]}


def test_it_is_of_one_moment_while_others_write(home, silent, tmp_path):
    stopped, written = threading.Event(), []

    def write():
        while not stopped.is_set():
            with transaction.atomic():
                Lease.objects.create(name=f"n{len(written)}", until=clock.now())
                ScheduleState.objects.create(name=f"n{len(written)}", due=clock.now())
            written.append(1)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(written) < 5:
            stopped.wait(0.01)
        before = len(written)
        _, manifest = make_backup(tmp_path / "to", silent)
        after = len(written)
    finally:
        stopped.set()
        writer.join()
    leases_and_states = [manifest.counts[name] for name in BOTH]
    # One lease more: the one under which no image is thrown away.
    assert leases_and_states[0] - 1 == leases_and_states[1]
    assert before <= leases_and_states[1] <= after
    assert after > before, "whoever writes was not kept waiting"


def test_files_that_a_row_names_and_nobody_has_are_counted(home, silent, tmp_path):
    shutil.rmtree(home / "files")
    _, manifest = make_backup(tmp_path / "to", silent)
    assert (manifest.files, manifest.missing) == (0, 1)


def test_no_image_is_thrown_away_meanwhile(home, silent, tmp_path, monkeypatch):
    seen = []

    def copy(*_):
        seen.append(leases.hold("schedule:media.prune", "somebody/else"))
        return pictures.Copied()

    monkeypatch.setattr(making, "copy_files", copy)
    monkeypatch.setattr(making, "check_folder", lambda *_: None)
    make_backup(tmp_path / "to", silent)
    assert seen == [False]
    assert leases.hold("schedule:media.prune", "somebody/else")
    with pytest.raises(BackupFailed, match="thrown away at this moment"):
        make_backup(tmp_path / "to2", silent)
    assert left(tmp_path / "to2") == []


@pytest.mark.parametrize("target", ["to", "to/one.tar"])
def test_of_one_that_fails_nothing_is_left(home, silent, tmp_path, monkeypatch, target):
    def fail(*_):
        raise BackupFailed("unsound")

    monkeypatch.setattr(making, "check_folder", fail)
    with pytest.raises(BackupFailed, match="unsound"):
        make_backup(tmp_path / target, silent)
    assert left(tmp_path / "to") == []


def test_what_a_killed_one_left_is_swept_and_never_counted(home, silent, later, tmp_path):
    (tmp_path / "to" / ".making-foyer-20261121T031500Z").mkdir(parents=True)
    (tmp_path / "to" / "foyer-20261120T031500Z").mkdir()
    assert retention.finished(tmp_path / "to") == []
    path, _ = make_backup(tmp_path / "to", silent, keep=1)
    assert left(tmp_path / "to") == ["foyer-20261120T031500Z", path.name], "without a manifest it is not ours"


def test_two_at_once_do_not_meet(home, silent, tmp_path):
    with making._alone_in(tmp_path / "to"), pytest.raises(BackupFailed, match="another backup"):
        make_backup(tmp_path / "to", silent)


def test_a_disk_that_is_too_small_is_noticed_before(home, silent, tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    with pytest.raises(BackupFailed, match=r"needs about .* MB, and .* has 1.0 MB left"):
        make_backup(tmp_path / "to", silent)
    assert left(tmp_path / "to") == []


def test_the_newest_stay_and_share_their_files(home, silent, later, tmp_path):
    made = []
    for _ in range(4):
        path, _ = make_backup(tmp_path / "to", silent, keep=3)
        made.append(path.name)
        later.advance(timedelta(days=1))
    assert left(tmp_path / "to") == made[1:]
    name = f"{IMAGE}.jpeg"
    assert pictures.place_of(tmp_path / "to" / made[3], name).stat().st_nlink == 3
    assert (home / "files" / IMAGE[:2] / IMAGE[2:4] / name).stat().st_nlink == 1
    for each in made[1:]:
        check_folder(tmp_path / "to" / each, silent)


def test_what_decayed_in_an_earlier_one_is_copied_again(home, silent, later, tmp_path):
    first, _ = make_backup(tmp_path / "to", silent)
    decayed = pictures.place_of(first, f"{IMAGE}.jpeg")
    decayed.write_bytes(decayed.read_bytes()[:-1] + b"x")
    later.advance(timedelta(days=1))
    second, _ = make_backup(tmp_path / "to", silent)
    check_folder(second, silent)
    with pytest.raises(BackupFailed, match="was changed"):
        check_folder(first, silent)


@pytest.mark.parametrize("name", ["all.tar", "all.tar.gz"])
def test_it_can_be_one_file(home, silent, tmp_path, name):
    path, manifest = make_backup(tmp_path / name, silent)
    assert path == tmp_path / name
    assert [each for each in left(tmp_path) if each.startswith(".making")] == []
    with unpacked(path, home, silent) as folder:
        assert check_folder(folder, silent) == manifest
    with pytest.raises(BackupFailed, match="exists"):
        make_backup(tmp_path / name, silent)


def test_without_images(home, silent, tmp_path):
    path, manifest = make_backup(tmp_path / "to", silent, with_files=False)
    assert (manifest.with_files, manifest.files) == (False, 0)
    assert not (path / "files").exists()
    check_folder(path, silent)


def test_the_command_makes_one_and_reads_it_again(home, later, capsys):
    call_command("backup")
    told = capsys.readouterr().out
    assert "1 file of images" in told
    (path,) = retention.finished(home / "backups")
    assert str(path) in told
    assert AuditEntry.objects.get(verb="back-up").aggregate_id == path.name
    call_command("backup", str(path), verify=True)
    assert "whole" in capsys.readouterr().out
    with pytest.raises(CommandError, match="exists"):
        call_command("backup")
    with pytest.raises(CommandError, match="from 1 on"):
        call_command("backup", keep=0)
    with pytest.raises(CommandError, match="no backup at"):
        call_command("backup", str(home / "nothing"), verify=True)


def test_a_held_image_lease_is_given_back(home):
    with nothing_thrown_away():
        assert Lease.objects.get(name="schedule:media.prune").owner
    assert Lease.objects.get(name="schedule:media.prune").owner == ""
