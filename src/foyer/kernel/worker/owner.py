# SPDX-License-Identifier: EUPL-1.2
"""Who this process is among the processes that may hold a lease, and whether another still lives."""

import os
import socket
import uuid
from functools import cache
from pathlib import Path

_PROC = Path("/proc")


@cache
def _machine() -> str:
    """Return what two processes share that can see each other's numbers: host, boot, process namespace."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        namespace = (_PROC / "self/ns/pid").readlink().name
    except OSError:
        return ""
    return f"{socket.gethostname()}/{boot}/{namespace}"


def _started(pid: int) -> str:
    """Return when a process began, in ticks since boot: a number used twice is told apart by it.

    Raises:
        OSError: no such process.
    """
    # The name in parentheses may hold spaces, so that fields are counted after it.
    return (_PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]


def own_name() -> str:
    """Return a name for this process that no other process has."""
    if machine := _machine():
        return f"{machine}/{os.getpid()}/{_started(os.getpid())}"
    return f"{socket.gethostname()}/{uuid.uuid4()}"


def is_gone(owner: str) -> bool:
    """Say whether a process is known to have ended: it lived on this machine and is no longer there."""
    machine, _, rest = owner.rpartition("/")
    machine, _, pid = machine.rpartition("/")
    if not machine or machine != _machine() or not pid.isdigit():
        return False
    try:
        return _started(int(pid)) != rest
    except OSError:
        return True
