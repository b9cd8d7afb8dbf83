# SPDX-License-Identifier: EUPL-1.2
"""How a process begins that runs for long, or helps another.

This module imports no part of Foyer, so that a process can load it before Django is set up.
"""

import gc
import os
import threading
from multiprocessing import parent_process

import django

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 20


def settle() -> None:
    """Call it once, when all is imported and before work begins.

    Modules, models and settings, some hundred thousand objects, stay as long as the process: they are
    no longer looked through. Documents hold no cycles, so that the collector may also come less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def begin() -> None:
    """Make a process of a pool ready for work. It ends with the process that it helps.

    A pool sees to that only when it is closed: helpers of a killed process would wait for ever. What helpers
    make holds no cycles, and they do not live long: nothing is collected.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    gc.collect()
    gc.disable()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
