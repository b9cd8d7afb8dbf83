# SPDX-License-Identifier: EUPL-1.2
"""`foyer up`: set everything up and serve the whole of Foyer on this machine."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from foyer.config.commands.prepare import prepare

HOST = "127.0.0.1"


class Stopped(Exception):
    """Somebody asked this command to end."""


def run(arguments: Sequence[str]) -> int:
    """Prepare, serve until interrupted, and return the exit code."""
    if "--acceptance" in arguments:
        from foyer.config import acceptance

        return acceptance.run(arguments)
    options = _options(arguments)
    if _is_taken(options.port):
        print(
            f"Something already answers on port {options.port}{_by_whom()}.\n"
            "Stop it, or choose another port:\n"
            f"    ./foyer up --port {options.port + 1}",
            file=sys.stderr,
        )
        return 1
    _say_where(options.port)
    started = time.monotonic()
    welcome = prepare(with_demo=options.demo)
    return _serve(options, welcome, started)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="foyer up", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where to answer (default: 8000)")
    # More threads share one Python: they change places, which costs more than they win.
    parser.add_argument("--threads", type=int, default=2, help="requests served at a time (default: 2)")
    parser.add_argument(
        "--no-demo", dest="demo", action="store_false", help="start without the demonstration set"
    )
    parser.add_argument(
        "--acceptance", action="store_true", help="serve an environment for suites of existing platforms"
    )
    return parser.parse_args(list(arguments))


def _by_whom() -> str:
    """Name the processes that an earlier `foyer up` of this installation left running."""
    from foyer.config.settings.environment import HOME

    try:
        noted = (HOME / "processes").read_text(encoding="ascii").split()
    except OSError:
        return ""
    running = [pid for pid in noted if pid.isdigit() and Path(f"/proc/{pid}").exists()]
    return f", perhaps an earlier one of these processes: kill {' '.join(running)}" if running else ""


def _say_where(port: int) -> None:
    """Settle the public address, for the processes of this house and for commands beside it."""
    from foyer.config.settings.environment import HOME

    address = os.environ.setdefault("FOYER_PUBLIC_URL", f"http://localhost:{port}")
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME / "public-url").write_text(address, encoding="ascii")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _serve(options: argparse.Namespace, welcome: Any, started: float) -> int:
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    children = {"web": _start_web(options), "worker": _start_worker()}
    pids = " ".join(str(child.pid) for child in children.values())
    (_logs().parent / "processes").write_text(pids, encoding="ascii")
    try:
        _wait_until_ready(options.port, children["web"])
        _print_addresses(options.port, welcome, time.monotonic() - started)
        return _watch(children)
    except Stopped:
        return 0
    finally:
        # Whoever is impatient must not leave these processes behind.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        for child in children.values():
            child.terminate()
        for child in children.values():
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def _start_web(options: argparse.Namespace) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foyer.config.command_line", "serve", "--host", HOST]
    command += ["--port", str(options.port), "--threads", str(options.threads)]
    return _start("web", command)


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foyer.config.command_line", "worker"]
    return _start("worker", command)


def _logs() -> Path:
    from django.conf import settings

    return Path(settings.FOYER_HOME) / "logs"


def _start(name: str, command: list[str]) -> subprocess.Popen[bytes]:
    """Start a process that writes its log to a file of its own."""
    _logs().mkdir(parents=True, exist_ok=True)
    with (_logs() / f"{name}.log").open("ab") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)


def _end_of_log(name: str) -> str:
    """Return the last lines that a process wrote: why it ended."""
    lines = (_logs() / f"{name}.log").read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-15:])


def _wait_until_ready(port: int, web: subprocess.Popen[bytes]) -> None:
    """Wait until pages are answered, and a while longer until the first search index is there."""
    for _ in range(600):
        if web.poll() is not None:
            raise SystemExit(f"The web process ended at once. Its log ends with:\n{_end_of_log('web')}")
        if _answers(port, "health"):
            break
        time.sleep(0.1)
    else:
        raise SystemExit("The web process does not answer after a minute.")
    for _ in range(600):
        if _answers(port, "ready"):
            return
        time.sleep(0.1)
    print("The search index is still being made; pages say so until it is there.", flush=True)


def _answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/{path}", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _print_addresses(port: int, welcome: Any, seconds: float) -> None:
    home = f"http://localhost:{port}"
    print(
        f"""
Foyer is up (in {seconds:.0f} seconds).

  Agenda            {home}/
  APIs and docs     {home}/api
  Search API        {home}/api/search/events?apiKey={welcome.api_key}
  Entry API         {home}/api/entry
  State of things   {home}/staff/

  Demo API key      {welcome.api_key}
  Administrator     {welcome.email}  /  {welcome.password}

  Logs              {_logs()}

Stop with Ctrl-C.
""",
        flush=True,
    )


def _watch(children: dict[str, subprocess.Popen[bytes]]) -> int:
    """Wait; a worker that dies is started again, a web process that dies ends all."""
    died = 0
    while True:
        time.sleep(0.5)
        if (code := children["web"].poll()) is not None:
            print(f"The web process ended with code {code}:\n{_end_of_log('web')}", file=sys.stderr)
            return 1
        if children["worker"].poll() is not None:
            died += 1
            if died > 5:
                print(f"The worker ended six times:\n{_end_of_log('worker')}", file=sys.stderr)
                return 1
            time.sleep(died)
            children["worker"] = _start_worker()
