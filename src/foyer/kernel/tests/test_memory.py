# SPDX-License-Identifier: EUPL-1.2
"""A process gives memory back that it no longer uses."""

import ctypes
import re
import subprocess
import sys
from pathlib import Path

import pytest

from foyer.kernel import memory

MB = 1_000_000


@pytest.mark.parametrize(
    ("held", "trims", "pause"),
    [
        ([250 * MB], 0, memory._LOOK_SECONDS),
        ([600 * MB, 100 * MB], 1, memory._LOOK_SECONDS),
        ([600 * MB, 568 * MB], 1, memory._LOOK_SECONDS),
        ([600 * MB, 569 * MB], 1, memory._REST_SECONDS),
    ],
)
def test_what_is_much_is_given_back_and_what_is_in_use_left_alone(held, trims, pause):
    told, looks = [], iter(held)
    assert memory.give_back(told.append, lambda: next(looks)) == pause
    assert told == [0] * trims
    assert list(looks) == []


SETTLED = """
import time
from foyer.kernel import memory
memory._LOOK_SECONDS = 0.01
memory._MUCH = memory.own_bytes() + 40_000_000
# Pieces too small for maps of their own, and one at the top that is kept: nothing is given back by itself.
pieces = [bytearray(100_000) for _ in range(3000)]
last = pieces.pop()
full = memory.own_bytes()
pieces.clear()
memory.settle()
until = time.monotonic() + 60
while memory.own_bytes() > full - 100_000_000 and time.monotonic() < until:
    time.sleep(0.01)
print(full, memory.own_bytes())
"""


@pytest.mark.skipif(
    not (Path("/proc/self/statm").exists() and hasattr(ctypes.CDLL(None), "malloc_trim")),
    reason="the C library of GNU on Linux",
)
def test_a_settled_process_gives_back_what_lies_between():
    done = subprocess.run(
        [sys.executable, "-c", SETTLED], capture_output=True, text=True, check=True, timeout=120
    )
    full, after = map(int, re.findall(r"\d+", done.stdout))
    assert after <= full - 100 * MB
