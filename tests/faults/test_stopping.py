# SPDX-License-Identifier: EUPL-1.2
"""Somebody stops `foyer up`, and does not wait: nothing goes on behind their back."""

import os
import signal
from pathlib import Path

import pytest
from journeys.house import House, wait_for

from faults.calling import workers

pytestmark = [pytest.mark.faults, pytest.mark.slow]


def test_stopped_twice_it_leaves_no_process_behind(tmp_path):
    house = House(tmp_path, "--no-demo")
    house.open()
    (worker,) = workers(house)
    noted = [int(pid) for pid in (tmp_path / "processes").read_text().split()]
    assert worker in noted
    os.kill(worker, signal.SIGSTOP)  # it does not hear that it is to end
    house.process.send_signal(signal.SIGINT)
    web = next(pid for pid in noted if pid != worker)
    wait_for(lambda: not Path(f"/proc/{web}").exists() or is_zombie(web), 30)
    house.process.send_signal(signal.SIGINT)
    house.process.wait(timeout=60)
    left = [pid for pid in noted if Path(f"/proc/{pid}").exists()]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


def is_zombie(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
