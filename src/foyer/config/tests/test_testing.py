# SPDX-License-Identifier: EUPL-1.2
"""`foyer test` and the launcher on a machine that lacks something: they say what to type."""

import subprocess
import sys
from pathlib import Path

import pytest

from foyer.config.commands import test as command

LAUNCHER = Path(__file__).parents[4] / "foyer"
ABSENT = command.Need("chromium", command.IN_A_BROWSER, lambda: False)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started, by somebody who is not root on a machine without a browser."""
    started: list[list[str]] = []

    def start(line: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        started.append(line)
        return subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(command, "NEEDS", (ABSENT,))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("subprocess.run", start)
    return started


def test_a_named_path_is_told_what_is_missing_too(
    runs: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A green run in which everything was skipped is no proof: the reasons and the package are told."""
    assert command.run(["tests/browser"]) == 0
    assert runs == [[sys.executable, "-m", "pytest", "-rs", "tests/browser"]]
    said = capsys.readouterr().out
    assert "Skipped: the tests in a browser (package chromium is not installed)" in said
    assert said.endswith("    su -c 'apt-get install chromium'\n")


def test_root_gets_what_a_named_path_needs(runs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    command.run(["tests/browser"])
    assert runs[0] == ["apt-get", "update", "-qq"]
    assert runs[1][-1] == "chromium"
    assert runs[2][-1] == "tests/browser"


def test_a_run_ends_when_one_of_its_processes_dies(tmp_path: Path) -> None:
    dies = "import os, signal\ndef test_it():\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    (tmp_path / "test_dying.py").write_text(dies)
    for number in range(8):
        (tmp_path / f"test_{number}.py").write_text("def test_it():\n    pass\n" * 3)
    alone = ["-p", "no:django", "-c", "/dev/null", "--rootdir", str(tmp_path), str(tmp_path)]
    ran = subprocess.run(
        [*command.PYTEST, *command.PARALLEL, *alone], capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 1
    assert "test_dying.py::test_it" in ran.stdout


def test_a_run_that_hangs_is_stopped_and_the_others_are_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = {"first": [sys.executable, "-c", "import time; time.sleep(600)"], "second": [sys.executable, "-V"]}
    monkeypatch.setattr(command, "NEEDS", ())
    monkeypatch.setattr(command, "LONGEST_SECONDS", 1)
    monkeypatch.setattr(command, "_runs", lambda _missing: runs)
    assert command.run([]) == 1
    said = capsys.readouterr().out
    assert "some test does not end" in said
    assert "=== second ===" in said
    assert "Failed: first" in said


@pytest.mark.parametrize("has_sudo", [True, False])
def test_the_launcher_names_the_package_where_no_environment_can_be_made(
    tmp_path: Path, has_sudo: bool
) -> None:
    """The Python of a bare Debian says no to `-m venv`."""
    place, programs = tmp_path / "foyer", tmp_path / "bin"
    programs.mkdir()
    place.write_bytes(LAUNCHER.read_bytes())
    (tmp_path / "uv.lock").touch()
    (tmp_path / "pyproject.toml").touch()
    bare = f"""#!/bin/sh
    [ "$1" = -m ] && exit 1
    case "$2" in *realpath*) echo "$0" && exit 0 ;; esac
    exec {sys.executable} "$@"
    """
    for name, text in {"python": bare, "id": "#!/bin/sh\necho 1000\n"}.items():
        (programs / name).write_text(text)
    if has_sudo:
        (programs / "sudo").write_text("#!/bin/sh\n")
    for program in programs.iterdir():
        program.chmod(0o755)
    for name in ("cat", "cksum", "dirname", "rm"):
        (programs / name).symlink_to(f"/usr/bin/{name}")
    environment = {"PATH": str(programs), "HOME": str(tmp_path), "FOYER_PYTHON": str(programs / "python")}
    ran = subprocess.run(
        ["/bin/sh", str(place), "up"], env=environment, capture_output=True, text=True, check=False
    )
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    line = f"apt-get install python{version}-venv"
    assert ran.returncode == 1
    assert "cannot make virtual environments" in ran.stderr
    assert (f"    sudo {line}\n" if has_sudo else f"    su -c '{line}'") in ran.stderr
    assert not (tmp_path / ".venv").exists()


def test_what_drives_a_browser_lies_where_its_run_looks() -> None:
    root = LAUNCHER.parent
    marked = {
        path.parent.relative_to(root).as_posix()
        for folder in ("src", "tests")
        for path in (root / folder).rglob("test_*.py")
        if "pytest.mark." + "browser" in path.read_text(encoding="utf-8")
    }
    assert marked == {command._runs(())["browser"][-1]}
