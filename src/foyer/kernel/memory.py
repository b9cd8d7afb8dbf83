# SPDX-License-Identifier: EUPL-1.2
"""How a process begins that runs for long, or helps another.

This module imports no part of Foyer, so that a process can load it before Django is set up.
"""

import ctypes
import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path

import django
from django.utils.module_loading import import_string

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 20

_MUCH, _WORTH = 250_000_000, 32_000_000
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
_TUNABLES = "GLIBC_TUNABLES"
_LOOK_SECONDS, _REST_SECONDS = 0.5, 2.0


def settle() -> None:
    """Call it once, when all is imported and before work begins.

    Modules, models and settings, some hundred thousand objects, stay as long as the process: they are
    no longer looked through. Documents hold no cycles, so that the collector may also come less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    threading.Thread(target=_keep_giving_back, name="memory", daemon=True).start()


def begin() -> None:
    """Make a process of a pool ready for work. It ends with the process that it helps.

    A pool sees to that only when it is closed: helpers of a killed process would wait for ever. Ctrl-C tells
    all processes of a terminal to end: whom a helper helps decides. What helpers make holds no cycles, and
    they do not live long: nothing is collected.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A pool whose helper died ends the others so, also those of a process that takes no notice of it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    gc.collect()
    gc.disable()


def begin_with(work: str, *arguments: object) -> None:
    """Begin, and do what a function does (by its dotted name), whose module needs Django to be set up."""
    begin()
    import_string(work)(*arguments)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def pieces_kept() -> Iterator[None]:
    """Let processes that begin within keep what their threads let go of, for the next of its size.

    Of each document of an engine, one thread makes some hundred small pieces and another lets go of them. The
    C library keeps seven of a size for a thread; the others cost a lock each. With more and with large pages
    the same work takes a tenth less; some 20 MB more are held. Other C libraries do not read this, and what
    an operator says is left.
    """
    if _TUNABLES in os.environ:
        yield
        return
    os.environ[_TUNABLES] = "glibc.malloc.tcache_count=2000:glibc.malloc.hugetlb=1"
    try:
        yield
    finally:
        del os.environ[_TUNABLES]


def release() -> None:
    """Give back at once what was let go of: after work that took much, and before other work that will."""
    if _trim is not None:
        _trim(0)


def _keep_giving_back() -> None:
    """Give memory back to the machine that large queries took and let go of, where the C library can.

    It keeps what lies between pieces that are still in use: after many such queries a process that needs
    100 MB would hold more than 500 MB for good.
    """
    while _trim is not None and Path("/proc/self/statm").exists():
        time.sleep(give_back(_trim, own_bytes))


def give_back(trim: Callable[[int], object], own: Callable[[], int]) -> float:
    """Give memory back where this process holds much; return how many seconds later to look again.

    Where little came of it, what is held is in use.
    """
    before = own()
    if before <= _MUCH:
        return _LOOK_SECONDS
    trim(0)
    return _LOOK_SECONDS if before - own() >= _WORTH else _REST_SECONDS


def own_bytes() -> int:
    """Return how much memory this process holds that is no file, on Linux."""
    _, resident, shared, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
