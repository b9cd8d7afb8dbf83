# SPDX-License-Identifier: EUPL-1.2
"""Processes that one command starts, looks after, and ends with itself."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import FrameType

HOST = "127.0.0.1"
FOYER = [sys.executable, "-m", "foyer.config.command_line"]
_REVIVALS = 5
_LAST_WORDS = 10


class Stopped(Exception):
    """Somebody asked the command to end."""


class EndedError(Exception):
    """A process ended that should not, or does not answer; the text says which."""


def is_taken(port: int) -> bool:
    """Say whether something listens at a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def answers(address: str) -> bool:
    """Say whether there is a good answer at an address."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


class Processes:
    """Processes by name, each with a log of its own. Those that are revived begin anew when they end."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._commands: dict[str, Sequence[str]] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._revivals: dict[str, int] = {}

    def start(self, name: str, command: Sequence[str], *, revived: bool = False) -> None:
        """Start a process, and note it for whoever comes after a command that was killed."""
        self._commands[name] = command
        if revived:
            self._revivals.setdefault(name, 0)
        logs = self._home / "logs"
        logs.mkdir(parents=True, exist_ok=True)
        with (logs / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(  # noqa: S603 - our own commands
                command, stdout=log, stderr=log, start_new_session=True
            )
        pids = " ".join(str(process.pid) for process in self._running.values())
        (self._home / "processes").write_text(pids, encoding="ascii")

    def look(self) -> None:
        """See that all of them run; revive those that may be.

        Raises:
            EndedError: one ended that is not revived, or again and again.
        """
        for name, process in list(self._running.items()):
            if process.poll() is None:
                continue
            if name not in self._revivals or self._revivals[name] >= _REVIVALS:
                raise EndedError(f"The process {name} ended:\n{self._last_words(name)}")
            self._revivals[name] += 1
            time.sleep(self._revivals[name])
            self.start(name, self._commands[name])

    def wait_for(self, addresses: Iterable[str], seconds: float) -> None:
        """Wait until all addresses answer, each at most so long.

        Raises:
            EndedError: a process ended meanwhile, or the seconds went by.
        """
        for address in addresses:
            if not self.have_answered(address, seconds):
                raise EndedError(f"There is no answer at {address} within {seconds:.0f} seconds.")

    def have_answered(self, address: str, seconds: float) -> bool:
        """Wait at most so long until an address answers; return whether it does.

        Raises:
            EndedError: a process ended meanwhile.
        """
        until = time.monotonic() + seconds
        while not answers(address):
            self.look()
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def watch(self) -> None:
        """Look after them until one ends for good, or somebody asks for the end."""
        while True:
            time.sleep(0.5)
            self.look()

    def stop(self) -> None:
        """End them all; who is impatient does not leave any of them behind."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(timeout=_LAST_WORDS)
            except subprocess.TimeoutExpired:
                _kill_with_all_of(process)

    def _last_words(self, name: str) -> str:
        lines = (self._home / "logs" / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(lines.splitlines()[-15:])


def _kill_with_all_of(process: subprocess.Popen[bytes]) -> None:
    """End a process that does not listen, and those that it started: they would go on and hold its port."""
    own = [pid for pid in _all_pids() if pid != process.pid and _session_of(pid) == process.pid]
    process.kill()
    for pid in own:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def _all_pids() -> list[int]:
    """Return the ids of all processes, on Linux; elsewhere none is told."""
    folder = Path("/proc")
    return [int(path.name) for path in folder.iterdir() if path.name.isdigit()] if folder.is_dir() else []


def _session_of(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def end_when_asked() -> None:
    """Let signals that ask for the end raise `Stopped`."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def still_running(home: Path) -> list[str]:
    """Return the ids of processes that an earlier command of this installation left running."""
    try:
        noted = (home / "processes").read_text(encoding="ascii").split()
    except OSError:
        return []
    own = str(os.getpid())
    return [pid for pid in noted if pid.isdigit() and pid != own and Path(f"/proc/{pid}").exists()]
