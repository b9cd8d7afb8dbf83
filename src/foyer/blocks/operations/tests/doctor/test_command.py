# SPDX-License-Identifier: EUPL-1.2
"""The command: what it prints, and with which code it ends."""

import json

import pytest

from foyer.blocks.operations.doctor import examination
from foyer.config.commands import doctor
from foyer.kernel.findings import Finding, Level


@pytest.fixture
def found(monkeypatch):
    some = [Finding("disk", Level.FINE, "much is left")]
    monkeypatch.setattr(examination, "findings", lambda: iter(some))
    return some


def test_all_is_well(found, capsys):
    assert doctor.run([]) == 0
    assert "Nothing is wrong (1 finding, all fine;" in capsys.readouterr().out
    assert doctor.run(["--all"]) == 0
    assert "ok       disk: much is left" in capsys.readouterr().out


@pytest.mark.parametrize(("level", "code"), [(Level.ADVICE, 0), (Level.WARNING, 1), (Level.FAULT, 2)])
def test_the_worst_decides(found, capsys, level, code):
    found.append(Finding("clock", level, "it is late", "go to bed"))
    assert doctor.run([]) == code
    printed = capsys.readouterr().out
    assert "clock: it is late\n" in printed
    assert "→ go to bed" in printed
    assert "disk" not in printed
    assert doctor.run(["--json"]) == code
    told = json.loads(capsys.readouterr().out)["findings"]
    assert told[1] == {
        "subject": "clock",
        "level": level.name.lower(),
        "what": "it is late",
        "do": "go to bed",
    }


def test_settings_that_cannot_be_read_are_a_finding(monkeypatch, capsys):
    def fail():
        raise ValueError("FOYER_DEBUG must be yes or no, not 'maybe'")

    monkeypatch.setattr("django.setup", fail)
    assert doctor.run([]) == 2
    assert "FAULT    settings: FOYER_DEBUG must be yes or no" in capsys.readouterr().out


def test_a_folder_that_is_not_ours_is_a_finding(monkeypatch, capsys):
    def fail():
        raise PermissionError(13, "Permission denied", "/var/lib/foyer/secret-key")

    monkeypatch.setattr("django.setup", fail)
    assert doctor.run([]) == 2
    printed = capsys.readouterr().out
    assert "FAULT    folders: /var/lib/foyer/secret-key cannot be used: Permission denied" in printed
    assert "is FOYER_HOME right?" in printed


def test_one_cause_of_many_findings_is_told_once(found, capsys):
    away = [
        Finding(each, Level.FAULT, "the database cannot be asked", "see there") for each in ("news", "mail")
    ]
    found[:] = [Finding("database", Level.FAULT, "no connection", "start it"), *away]
    assert doctor.run([]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "FAULT    database: no connection",
        "         → start it",
        "FAULT    news, mail: the database cannot be asked",
        "         → see there",
    ]
