# SPDX-License-Identifier: EUPL-1.2
"""What a process that runs for long tells the garbage collector."""

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 20


def settle() -> None:
    """Call it once, when all is imported and before work begins.

    Modules, models and settings, some hundred thousand objects, stay as long as the process: they are
    no longer looked through. Documents hold no cycles, so that the collector may also come less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
