# SPDX-License-Identifier: EUPL-1.2
"""A web server in a process of its own, and the two databases, for benchmarks over HTTP."""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from _homes import new_folder
from _report import Row, report

ROOT = Path(__file__).parents[1]
CLIENTS = 4
THREADS = 2
"""Of the web server, as `./foyer up` starts it."""


@contextmanager
def serving(
    environment: Mapping[str, str],
    application: str = "foyer.config.wsgi:application",
    threads: int = THREADS,
) -> Iterator[int]:
    """Serve an application until it is no longer needed; give the port once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", str(threads), application]
    # The line in the log is part of serving; where it goes is not.
    server = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).read()
                break
            except urllib.error.HTTPError:
                # Not every application is healthy in this way, but it answers.
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise SystemExit("the server did not start within two minutes")
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def environment_of(url: str) -> dict[str, str]:
    """Return the environment of an installation of its own; no address is a file of SQLite."""
    home = new_folder()
    return {
        **os.environ,
        "FOYER_HOME": str(home),
        "FOYER_DATABASE_URL": url or f"sqlite:///{home}/foyer.sqlite3",
        "FOYER_PUBLIC_URL": "http://localhost:8000",
        "DJANGO_SETTINGS_MODULE": "foyer.config.settings",
    }


def on_both(name: str, text: str, seconds: float, measured: Callable[[str, str, float], list[Row]]) -> int:
    """Measure on SQLite, and on PostgreSQL where it is installed; print, and return the exit code.

    `measured` is given the name of a database, its address, and the seconds of a turn.
    """
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("--seconds", type=float, default=seconds, help="of each turn")
    seconds = parser.parse_args().seconds
    rows = measured("SQLite", "", seconds)
    sys.path.insert(0, str(ROOT / "tests"))
    from postgres import programs, server

    if programs() is None:
        print("PostgreSQL is not installed; only SQLite was measured.", file=sys.stderr)
    else:
        with server(durable=True) as url:
            rows += measured("PostgreSQL", url, seconds)
    return report(name, rows)
