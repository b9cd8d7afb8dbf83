# SPDX-License-Identifier: EUPL-1.2
"""`foyer serve`: answer requests, as one of the processes of an installation.

Run `foyer prepare` before it and `foyer worker` beside it. SIGHUP replaces the processes one by one, by new
ones that read code and settings anew; no request is lost.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path


def run(arguments: Sequence[str]) -> int:
    """Serve until interrupted, and return the exit code."""
    options = _options(arguments)
    _count_together(options.workers)
    from foyer.config import serving

    try:
        listening = serving.given_socket(os.environ)
        if listening is None and options.socket:
            listening = serving.listen_at_path(options.socket)
        if listening is None:
            listening = serving.listen(options.host, options.port)
    except (OSError, ValueError) as error:
        print(f"foyer serve cannot listen: {error}", file=sys.stderr)
        return 1
    serving.serve(listening, serving.Serving(options.workers, options.threads, options.overlap))
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="foyer serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen at (default: 8000)")
    parser.add_argument("--socket", type=Path, help="listen at a path instead, for a proxy on this machine")
    parser.add_argument("--workers", type=_positive, default=1, help="processes that answer (default: 1)")
    parser.add_argument("--threads", type=_positive, default=2, help="requests at a time each (default: 2)")
    parser.add_argument(
        "--overlap",
        type=float,
        default=5.0,
        help="seconds that an old process goes on beside its successor (default: 5)",
    )
    return parser.parse_args(list(arguments))


def _positive(given: str) -> int:
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _count_together(processes: int) -> None:
    """Let several processes add up what they count; numbers of earlier ones are thrown away."""
    if processes > 1 and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        from foyer.config.settings.environment import HOME

        # These files are mapped: where a disk is full, writing to them would end the process. systemd
        # gives a folder in memory.
        folder = Path(os.environ.get("RUNTIME_DIRECTORY") or HOME) / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
