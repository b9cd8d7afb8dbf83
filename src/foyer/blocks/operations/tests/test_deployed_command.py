# SPDX-License-Identifier: EUPL-1.2
"""`/usr/local/sbin/foyer`: a command runs with the user, folder and settings of the services."""

import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[5] / "deploy"
COMMAND = DEPLOY / "systemd" / "foyer-command"
# What systemd makes of the same lines: nothing is expanded, quotes around a value are taken off.
SETTINGS = """# a comment
FOYER_PUBLIC_URL=https://foyer.example.org
FOYER_DATABASE_URL=postgresql://foyer:a$HOME%40b&c`d`@localhost/foyer?x=1&y=2
FOYER_NAME="Stad Lindeveld"
FOYER_MAIL_FROM='Foyer <foyer@example.org>'

#FOYER_METRICS_TOKEN=not set
no line of a setting; touch=it
FOYER_PROXIES=1"""


@pytest.fixture
def machine(tmp_path):
    """A machine on which somebody is root, and where changing the user tells what would run."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "id").write_text("#!/bin/sh\necho ${PRETENDED_USER:-0}\n")
    (programs / "setpriv").write_text('#!/bin/sh\necho "$@"\numask\nenv\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    (tmp_path / "foyer.env").write_text(SETTINGS)

    def run(*arguments, **variables):
        environment = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "HOME": "/root",
            "FOYER_SETTINGS_FILE": str(tmp_path / "foyer.env"),
            **variables,
        }
        return subprocess.run(
            ["/bin/sh", COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_a_command_runs_as_the_services_do(machine):
    ran = machine("import", "two words.csv")
    line, umask, *variables = ran.stdout.splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert line.startswith("--reuid=foyer --regid=foyer --init-groups --no-new-privs -- ")
    assert line.endswith("/opt/foyer/.venv/bin/foyer import two words.csv")
    assert umask.lstrip("0") == "77"
    assert {each for each in variables if each.startswith(("FOYER_", "HOME="))} == {
        "FOYER_PUBLIC_URL=https://foyer.example.org",
        "FOYER_DATABASE_URL=postgresql://foyer:a$HOME%40b&c`d`@localhost/foyer?x=1&y=2",
        "FOYER_NAME=Stad Lindeveld",
        "FOYER_MAIL_FROM=Foyer <foyer@example.org>",
        "FOYER_PROXIES=1",
        "FOYER_HOME=/var/lib/foyer",
        "HOME=/var/lib/foyer",
    }


def test_what_the_caller_sets_wins(machine):
    """A drill has a folder and a database of its own, and an upgrade runs the code of the new version."""
    ran = machine("upgrade", FOYER_HOME="/srv/drill", FOYER_DATABASE_URL="", FOYER_CODE="/opt/foyer-0.2.0")
    said = ran.stdout.splitlines()
    assert said[0].endswith(" -- /opt/foyer-0.2.0/.venv/bin/foyer upgrade")
    assert {"FOYER_HOME=/srv/drill", "FOYER_DATABASE_URL="} <= set(said)
    assert not [each for each in said if each.startswith("FOYER_CODE")]


def test_others_are_told_who_may(machine):
    ran = machine("doctor", PRETENDED_USER="1000")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "type this as root" in ran.stderr


def test_all_units_stop_and_start_together():
    """`systemctl stop foyer.target` stops the socket too, else the next visitor would start Foyer again."""
    units = sorted(each.name for each in (DEPLOY / "systemd").glob("foyer-w*"))
    assert units == ["foyer-web.service", "foyer-web.socket", "foyer-worker@.service"]
    for unit in units:
        lines = (DEPLOY / "systemd" / unit).read_text(encoding="utf-8").splitlines()
        assert "PartOf=foyer.target" in lines, unit
        assert "WantedBy=foyer.target" in lines, unit
        # A stop of the target waits for those that come after it.
        assert any(line.startswith("After=foyer.target") for line in lines), unit
