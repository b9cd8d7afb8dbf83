# SPDX-License-Identifier: EUPL-1.2
"""What a process that runs for long tells the garbage collector.

This module imports no part of Foyer, so that a process can load it before Django is set up.
"""

import gc

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
    """Make a process of a pool ready for work."""
    django.setup()
    settle()
