# SPDX-License-Identifier: EUPL-1.2
"""The web server: granian, with one listening socket that all its processes share.

By itself granian opens on Linux a socket for each process. What waits at the socket of a process that ends
is refused, and while the only process is being replaced nobody listens at all. At one shared socket
connections wait instead, so that replacing processes, or the whole service under systemd, loses none.
"""

import importlib
import os
import signal
import socket
import stat
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from granian._granian import SocketHolder
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from foyer.config import refusals

# As many connections wait while every process is busy, or while none is there for a moment.
BACKLOG = 1024
# Its type hints lack the arguments.
_holder: Any = SocketHolder
_FIRST_GIVEN = 3
_STUCK_SECONDS = 30
# A connection is handed over when its request has begun to arrive, or after so many seconds: one that says
# nothing yet is closed without an answer by a process that ends.
_SILENT_SECONDS = 5
_NUDGE = signal.SIGUSR2


@dataclass(frozen=True)
class Serving:
    """How to serve: so many processes with so many threads each.

    When a process is replaced, its successor begins `overlap` seconds before the old one ends.
    """

    processes: int = 1
    threads: int = 2
    overlap: float = 5.0


def given_socket(environment: Mapping[str, str]) -> socket.socket | None:
    """Return the socket that systemd holds for this process, or None where it holds none.

    Raises:
        ValueError: it holds more than one.
    """
    if environment.get("LISTEN_PID") != str(os.getpid()):
        return None
    if environment.get("LISTEN_FDS") != "1":
        raise ValueError("foyer serve takes one socket from systemd, no more")
    return socket.socket(fileno=_FIRST_GIVEN)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address, IPv4 or IPv6.

    Raises:
        OSError: the address is taken, or none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return _listening(family, (host, port))


def listen_at_path(path: Path) -> socket.socket:
    """Return a socket that listens in the file system, for a proxy whose group may write there.

    Raises:
        OSError: it cannot be made there.
    """
    if path.exists() and stat.S_ISSOCK(path.stat().st_mode):
        path.unlink()
    listening = _listening(socket.AF_UNIX, str(path))
    path.chmod(0o660)
    return listening


def _listening(family: int, address: tuple[str, int] | str) -> socket.socket:
    listening = socket.socket(family)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def serve(listening: socket.socket, how: Serving) -> None:
    """Serve until SIGTERM or SIGINT; SIGHUP replaces all processes, one by one.

    Raises:
        SystemExit: a process ended by itself again and again.
    """
    Server(
        listening,
        target="foyer.config.wsgi:application",
        interface=Interfaces.WSGI,
        workers=how.processes,
        blocking_threads=how.threads,
        websockets=False,
        backlog=BACKLOG,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=how.overlap,
        workers_kill_timeout=_STUCK_SECONDS,
    ).serve(target_loader=_application, wrap_loader=False)


def _application() -> Any:
    """Return the application, in the process that will answer with it."""
    # Ctrl-C reaches a whole group: only the process that looks after the others shall hear it, and end them.
    os.setpgrp()
    # While it loads a process may end at once: what it inherits would take the wish to end for its own.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    heed_signals()
    try:
        return importlib.import_module("foyer.config.wsgi").application
    except (ValueError, OSError) as error:
        # The process that looks after the others reads no settings: it would keep them for those it starts.
        if refusals.is_of_settings(error):
            sys.exit(refusals.line("serve", error))
        raise


def heed_signals() -> None:
    """Let the main thread heed a signal also where the kernel gave it to another thread.

    Python acts on signals in its main thread, which granian lets wait for an event: one that another thread
    took, as happens when a process was halted, does not end that waiting. The process would go on answering
    until it is killed, and what it answers then is lost.
    """
    told, telling = socket.socketpair()
    telling.setblocking(False)  # noqa: FBT003 - a C function
    signal.set_wakeup_fd(telling.fileno(), warn_on_full_buffer=False)
    signal.signal(_NUDGE, lambda *_: None)
    main = threading.main_thread().ident
    threading.Thread(target=_nudge, args=(told, telling, main), name="signals", daemon=True).start()


def _nudge(told: socket.socket, _telling: socket.socket, main: int) -> None:
    """Wake the main thread for each signal that came, whichever thread took it."""
    while came := told.recv(1):
        if came[0] != _NUDGE:
            signal.pthread_kill(main, _NUDGE)


class Server(MPServer):
    """A granian whose processes share the socket that it is given."""

    def __init__(self, listening: socket.socket, **options: Any) -> None:
        super().__init__(**options)
        self._listening = listening

    def _init_shared_socket(self) -> None:
        # What granian does itself where each process cannot have a socket of its own.
        listening = self._listening
        if listening.family != socket.AF_UNIX and hasattr(socket, "TCP_DEFER_ACCEPT"):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, _SILENT_SECONDS)
        listening.settimeout(0)
        listening.set_inheritable(True)
        number = listening.fileno()
        holder = _holder(number, listening.family == socket.AF_UNIX, BACKLOG)
        vars(self).update(_ssp=None, _sso=listening, _sfd=number, _shd=holder)
