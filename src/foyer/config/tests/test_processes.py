# SPDX-License-Identifier: EUPL-1.2
"""Processes that a command starts end with it."""

import signal
import sys
import time
from pathlib import Path

import pytest

from foyer.config import processes
from foyer.config.processes import Processes

# It does not listen, and has a child of a group of its own, as the web server has.
STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
if not child:
    os.setpgrp()
    time.sleep(600)
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(child))
os.rename(sys.argv[1] + ".new", sys.argv[1])
time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="children are looked for in /proc")
def test_what_does_not_listen_ends_with_all_that_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "_LAST_WORDS", 0.1)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    started, told = Processes(tmp_path), tmp_path / "child"
    started.start("web", [sys.executable, "-S", "-c", STUBBORN, str(told)])
    try:
        while not told.exists():
            started.look()
        child = int(told.read_text())
        assert _runs(child)
    finally:
        started.stop()
        for number, handler in kept.items():
            signal.signal(number, handler)
    # Whoever is killed may be seen a moment longer.
    for _ in range(600):
        if not _runs(child):
            return
        time.sleep(0.05)
    pytest.fail("the child goes on")


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
