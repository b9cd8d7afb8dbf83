# SPDX-License-Identifier: EUPL-1.2
"""What `deploy/` starts is there: commands, options, settings, users and folders, as the guides make them."""

import argparse
import importlib
import re
import shlex
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, ManagementUtility

from foyer.config.command_line import OF_THE_HOUSE
from foyer.config.settings.declared import FOYER_VARIABLES

ROOT = Path(__file__).parents[4]
SYSTEMD, CONTAINER = ROOT / "deploy" / "systemd", ROOT / "deploy" / "container"
UNITS = sorted(
    each for each in SYSTEMD.iterdir() if each.suffix in {".service", ".socket", ".timer", ".target"}
)
SERVICES = [each for each in UNITS if each.suffix == ".service"]
PROGRAM = "/opt/foyer/.venv/bin/foyer"
INSTALL, BACK_UP, UPGRADE = (
    (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("install-on-a-server", "back-up-and-restore", "upgrade")
)


class TakenError(Exception):
    """The command line was understood: what would follow is the work itself."""


def lines(unit):
    """Return the lines of a unit as (name, value); a name may come more than once."""
    text = unit.read_text(encoding="utf-8")
    return re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)


def values(unit, name):
    return [value for each, value in lines(unit) if each == name]


def commands():
    """Return all commands of Foyer that something in `deploy/` runs, with where they stand."""
    for unit in SERVICES:
        for value in values(unit, "ExecStart"):
            program, *arguments = shlex.split(value)
            assert program == PROGRAM, unit.name
            yield unit.name, arguments
    composed = yaml.safe_load((CONTAINER / "compose.yml").read_text(encoding="utf-8"))
    for name, service in composed["services"].items():
        if service["image"] == "foyer" and "command" in service:
            yield f"compose: {name}", service["command"]
    text = (CONTAINER / "Containerfile").read_text(encoding="utf-8")
    assert f'ENTRYPOINT ["{PROGRAM}"]' in text
    yield "Containerfile", re.findall(r'"([^"]+)"', text.rpartition("\nCMD ")[2])


def understand(arguments):
    """Give a command line to the command that it names; end where it has been understood.

    Raises:
        TakenError: it was.
        SystemExit, CommandError: there is no such command, or it has no such option.
    """
    name, *rest = arguments
    if name in OF_THE_HOUSE:
        importlib.import_module(f"foyer.config.commands.{name}").run(rest)
    else:
        ManagementUtility().fetch_command(name).create_parser("foyer", name).parse_args(rest)


@pytest.fixture
def stopping_early(monkeypatch):
    parse = argparse.ArgumentParser.parse_args

    def stop(self, *given):
        parse(self, *given)
        raise TakenError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", stop)


def test_each_command_is_one_that_there_is(stopping_early):
    found = dict(commands())
    assert {arguments[0] for arguments in found.values()} == {"serve", "worker", "backup", "prepare"}
    for arguments in found.values():
        with pytest.raises(TakenError):
            understand(arguments)
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert Path(PROGRAM).name in scripts


def test_others_are_noticed(stopping_early):
    for arguments in (["serve", "--procesess", "2"], ["worker", "--fast"], ["bakcup"]):
        with pytest.raises((SystemExit, CommandError)):
            understand(arguments)


def test_services_run_as_the_guide_sets_them_up():
    for unit in SERVICES:
        said = dict(lines(unit))
        assert (said["User"], said["Group"], said["UMask"]) == ("foyer", "foyer", "0077"), unit.name
        assert "adduser --system --group --home /var/lib/foyer --shell /usr/sbin/nologin foyer" in INSTALL
        assert f" {said['EnvironmentFile']}\n" in INSTALL
        assert f"ln -s foyer-{version('foyer')} {said['WorkingDirectory']}\n" in INSTALL
        assert Path(PROGRAM).is_relative_to(said["WorkingDirectory"])
        home = said["Environment"].removeprefix("FOYER_HOME=")
        assert (home, said["StateDirectory"]) == ("/var/lib/foyer", "foyer")
        # Nothing else may be written: what the command names has to be among it, and has to be made.
        writable = said["ReadWritePaths"].split()
        named = [each for each in shlex.split(said["ExecStart"])[1:] if each.startswith("/")]
        assert writable == [home, *named], unit.name
        for folder in named:
            assert f"install -d -o foyer -g foyer -m 700 {folder}\n" in BACK_UP


def test_services_are_shut_off_alike():
    """What keeps one from the rest of the machine keeps each."""
    shut = [
        [
            line
            for line in lines(unit)
            if re.match(r"Protect|Private|Restrict|System|Lock|NoNew|Capab|Amb", line[0])
        ]
        for unit in SERVICES
    ]
    assert len(shut[0]) > 15
    assert all(each == shut[0] for each in shut)


def test_timers_start_what_there_is():
    timers = [each for each in UNITS if each.suffix == ".timer"]
    assert timers
    for timer in timers:
        assert timer.with_suffix(".service") in UNITS
        assert values(timer, "WantedBy") == ["timers.target"]
        assert f"systemctl enable --now {timer.name}" in BACK_UP


@pytest.mark.parametrize(("guide", "times"), [(INSTALL, 1), (UPGRADE, 2)], ids=["install", "upgrade"])
def test_guides_bring_every_unit(guide, times):
    copied = re.findall(r"^ +(?:&& )?cp (.+?) /etc/systemd/system/", guide.replace("\\\n", " "), re.MULTILINE)
    assert len(copied) == times
    for sources in copied:
        patterns = [each.removeprefix("/opt/foyer/") for each in sources.split()]
        for unit in UNITS:
            assert any(fnmatch(f"deploy/systemd/{unit.name}", pattern) for pattern in patterns), unit.name


def test_settings_are_ones_that_there_are():
    known = {variable.name for variable in FOYER_VARIABLES}
    texts = [
        (each, each.read_text(encoding="utf-8")) for each in (SYSTEMD / "foyer.env", *CONTAINER.iterdir())
    ]
    for where, text in texts:
        set_there = set(re.findall(r"^(?:#| +|ENV )?(FOYER_\w+)(?:=|: )", text, re.MULTILINE))
        assert set_there, where
        assert set_there <= known, where


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_each_unit(tmp_path):
    """Names of settings, calendars and kinds of services; the program has to be there."""
    program = tmp_path / "opt" / "foyer" / ".venv" / "bin" / "foyer"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, str(program))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    names = [str(tmp_path / unit.name) for unit in UNITS]
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )
    # Of other units of the machine it may have something to say as well.
    ours = [line for line in said.stderr.splitlines() if "foyer" in line]
    assert ours == []
