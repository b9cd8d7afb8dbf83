# SPDX-License-Identifier: EUPL-1.2
"""Processes are replaced while people ask: by SIGHUP, and all of them at once under a socket of systemd."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from journeys.house import wait_for

pytestmark = [pytest.mark.faults, pytest.mark.slow]

# What systemd does: the socket is number 3, and the variables name the process that shall have it.
ACTIVATED = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.set_inheritable(3, True);"
    "os.environ |= {'LISTEN_FDS': '1', 'LISTEN_PID': str(os.getpid())};"
    "os.execv(sys.executable, [sys.executable, '-m', 'foyer.config.command_line', 'serve', *sys.argv[2:]])"
)
# As long as a machine with much else to do may need; what goes well never waits so long.
PATIENCE = 300
# Short of the seconds after which a connection that says nothing is handed over all the same (`serving.py`).
SILENT_SECONDS = 4
SILENT = "was kept from asking"
ASKED = (("GET", "/health", 200), ("POST", "/api/entry/events", 401), ("GET", "/api/taxonomy/terms", 200))


class Service:
    """`foyer serve` on a socket that somebody else holds."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.socket.getsockname()[1]
        self.process = self.started()

    def started(self) -> subprocess.Popen[bytes]:
        options = ["--workers", "1", "--threads", "2", "--overlap", "0.2"]
        with (self.home / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-c", ACTIVATED, str(self.socket.fileno()), *options],
                env={**os.environ, "FOYER_HOME": str(self.home)},
                pass_fds=[self.socket.fileno()],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def replace(self) -> None:
        """Replace the one process that answers; the old one ends long before the new one has loaded."""
        self.process.send_signal(signal.SIGHUP)

    def restart(self) -> None:
        """Stop the whole service and start it again, as after an upgrade."""
        self.process.terminate()
        assert self.process.wait(timeout=PATIENCE) == 0
        self.process = self.started()

    def interrupt(self) -> None:
        """Press Ctrl-C: the whole group hears it. Then start again."""
        os.killpg(self.process.pid, signal.SIGINT)
        assert self.process.wait(timeout=PATIENCE) == 0
        assert "refused" not in (self.home / "log").read_text()
        self.process = self.started()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that is changed once and again."""
    service = Service(tmp_path_factory.mktemp("service"))
    try:
        yield service
    finally:
        service.process.terminate()
        service.process.wait(timeout=PATIENCE)
        service.socket.close()


class Askers:
    """Clients that ask again and again, each time with a connection of its own, as our proxies do.

    A connection that is kept may be closed just when a request sets out on it: that is so with every server.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.over = threading.Event()
        self.seen: Counter[object] = Counter()
        self._threads = [threading.Thread(target=self._ask) for _ in range(4)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
                self.seen[self._answer(connection, *ASKED[number % len(ASKED)])] += 1
            # A process that starts needs the machine, too.
            self.over.wait(0.01)

    def _answer(
        self, connection: http.client.HTTPConnection, method: str, path: str, expected: int
    ) -> object:
        connected = asked = 0.0
        try:
            connection.connect()
            connected = time.monotonic()
            connection.request(method, path, b"{}" if method == "POST" else None)
            asked = time.monotonic()
            answer = connection.getresponse()
            answer.read()
        except OSError as error:
            # A machine that halts this thread makes it say nothing for a while, as no proxy does.
            if connected and (asked or time.monotonic()) - connected > SILENT_SECONDS:
                return SILENT
            return type(error).__name__
        return "answered" if answer.status == expected else answer.status


def children(pid: int) -> list[str]:
    """Return the processes that a process has."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


@pytest.mark.parametrize("change", [Service.replace, Service.restart, Service.interrupt])
def test_no_request_is_lost(service: Service, change: Callable[[Service], None]) -> None:
    askers = Askers(service.port)
    try:
        wait_for(lambda: askers.seen["answered"] > 20, PATIENCE)
        (old,) = children(service.process.pid)
        change(service)
        wait_for(lambda: not Path(f"/proc/{old}").exists(), PATIENCE)
        before = askers.seen["answered"]
        wait_for(lambda: askers.seen["answered"] > before + 50, PATIENCE)
    finally:
        askers.stop()
    assert set(askers.seen) - {SILENT} == {"answered"}, askers.seen
