# SPDX-License-Identifier: EUPL-1.2
"""`foyer up --acceptance`: an environment on which suites of existing platforms run unmodified.

It seeds an empty installation, or one that it seeded before, and serves it with a test issuer, a sink for
mail and a server of files beside it, at the four ports after its own.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from foyer.config.processes import FOYER, HOST, EndedError, Processes, Stopped, end_when_asked, is_taken

if TYPE_CHECKING:
    from foyer.blocks.acceptance.public import Environment

_PATIENCE = 60


class RefusedError(Exception):
    """The environment does not start; the text says why."""


def run(arguments: Sequence[str]) -> int:
    """Prepare, serve until interrupted, and return the exit code."""
    options = _options(arguments)
    started = time.monotonic()
    try:
        environment = _prepare(options)
    except RefusedError as refused:
        print(f"The acceptance environment does not start: {refused}", file=sys.stderr)
        return 1
    return _serve(environment, options, started)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="foyer up --acceptance", description=__doc__)
    parser.add_argument("--acceptance", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--port", type=int, default=8000, help="where to answer; the next four are taken, too (default: 8000)"
    )
    parser.add_argument("--threads", type=int, default=2, help="requests served at a time, 2 or more")
    parser.add_argument("--json", action="store_true", help="print addresses, keys and secrets as JSON")
    return parser.parse_args(list(arguments))


def _prepare(options: argparse.Namespace) -> "Environment":
    """Judge, migrate and seed; return the environment.

    Raises:
        RefusedError: mail could leave, a port is taken, or the installation holds other data.
    """
    from foyer.blocks.acceptance.public import OtherMail, prepared
    from foyer.config.settings.environment import HOME, keep_address

    if options.threads < 2:
        raise RefusedError("suites need a server with two threads or more.")
    try:
        environment = prepared(options.port, HOME, os.environ)
    except OtherMail as error:
        raise RefusedError(str(error)) from error
    if taken := [port for port in environment.places.all if is_taken(port)]:
        raise RefusedError(f"something already answers on port {taken[0]}. Choose others by --port.")
    os.environ.update(environment.variables)
    _seed(options.port)
    environment = environment.seeded()
    os.environ.update(environment.variables)
    keep_address(environment.variables["FOYER_PUBLIC_URL"])
    return environment


def _seed(port: int) -> None:
    import django

    django.setup()
    from django.core.management import CommandError, call_command

    try:
        call_command("seed", "acceptance", port=port, verbosity=0)
    except CommandError as error:
        raise RefusedError(f"{error} Name an empty folder by FOYER_HOME, or another database.") from error


def _serve(environment: "Environment", options: argparse.Namespace, started: float) -> int:
    end_when_asked()
    processes = Processes(environment.home)
    web = ["--host", HOST, "--port", str(options.port), "--threads", str(options.threads)]
    try:
        processes.start("web", [*FOYER, "serve", *web])
        processes.start("worker", [*FOYER, "worker"], revived=True)
        for name, module in environment.companions.items():
            processes.start(name, [sys.executable, "-m", *module])
        processes.wait_for(environment.signs_of_life, _PATIENCE)
        _tell(environment, options, time.monotonic() - started)
        processes.watch()
    except Stopped:
        return 0
    except EndedError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        processes.stop()
    return 0


def _tell(environment: "Environment", options: argparse.Namespace, seconds: float) -> None:
    from foyer.blocks.acceptance.public import document, told

    if options.json:
        print(json.dumps({**document(environment), "seconds": round(seconds, 1)}, indent=2), flush=True)
        return
    print(f"Foyer is up as an acceptance environment (in {seconds:.1f} seconds).\n")
    print(told(environment))
    print("\nStop with Ctrl-C.", flush=True)
