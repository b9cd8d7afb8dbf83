# SPDX-License-Identifier: EUPL-1.2
"""`foyer up`: set everything up and serve the whole of Foyer on this machine."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from foyer.config.commands.prepare import prepare
from foyer.config.processes import (
    FOYER,
    HOST,
    EndedError,
    Processes,
    Stopped,
    end_when_asked,
    is_taken,
    still_running,
)

PATIENCE = 60


def run(arguments: Sequence[str]) -> int:
    """Prepare, serve until interrupted, and return the exit code."""
    if "--acceptance" in arguments:
        from foyer.config import acceptance

        return acceptance.run(arguments)
    options = _options(arguments)
    if is_taken(options.port):
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

    running = still_running(HOME)
    return f", perhaps an earlier one of these processes: kill {' '.join(running)}" if running else ""


def _say_where(port: int) -> None:
    """Settle the public address, for the processes of this house and for commands beside it."""
    from foyer.config.settings.environment import keep_address

    keep_address(os.environ.setdefault("FOYER_PUBLIC_URL", f"http://localhost:{port}"))


def _serve(options: argparse.Namespace, welcome: Any, started: float) -> int:
    from foyer.config.settings.environment import HOME

    end_when_asked()
    processes = Processes(HOME)
    web = ["--host", HOST, "--port", str(options.port), "--threads", str(options.threads)]
    try:
        processes.start("web", [*FOYER, "serve", *web])
        processes.start("worker", [*FOYER, "worker"], revived=True)
        _wait_until_ready(options.port, processes)
        _print_addresses(options.port, welcome, HOME / "logs", time.monotonic() - started)
        processes.watch()
    except Stopped:
        return 0
    except EndedError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        processes.stop()
    return 0


def _wait_until_ready(port: int, processes: Processes) -> None:
    """Wait until pages are answered, and a while longer until the first search index is there.

    Raises:
        EndedError: a process ended, or no page is answered.
    """
    processes.wait_for([f"http://{HOST}:{port}/health"], PATIENCE)
    if not processes.have_answered(f"http://{HOST}:{port}/ready", PATIENCE):
        print("The search index is still being made; pages say so until it is there.", flush=True)


def _print_addresses(port: int, welcome: Any | None, logs: Path, seconds: float) -> None:
    home = f"http://localhost:{port}"
    query = f"?apiKey={welcome.api_key}" if welcome else ""
    print(
        f"""
Foyer is up (in {seconds:.0f} seconds).

  Agenda            {home}/
  APIs and docs     {home}/api
  Search API        {home}/api/search/events{query}
  Entry API         {home}/api/entry
  State of things   {home}/staff/
{_sign_in(welcome)}
  Logs              {logs}

Stop with Ctrl-C.
""",
        flush=True,
    )


def _sign_in(welcome: Any | None) -> str:
    """Tell what was made at the first start, unless somebody has put it away."""
    if welcome is None:
        return ""
    return f"""
  Demo API key      {welcome.api_key}
  Administrator     {welcome.email}  /  {welcome.password or "the password that you chose"}
"""
