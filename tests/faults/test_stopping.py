# SPDX-License-Identifier: EUPL-1.2
"""Somebody stops what `foyer up` runs, and does not wait: nothing goes on behind their back."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.house import wait_for

pytestmark = pytest.mark.faults

# What `foyer up` does with its processes, which here only wait; it gives them one second for last words.
PROGRAM = """
import sys
from pathlib import Path
from foyer.config import processes
processes._LAST_WORDS = 1
processes.end_when_asked()
house = processes.Processes(Path(sys.argv[1]))
try:
    house.start("web", ["sleep", "600"])
    house.start("worker", ["sleep", "600"], revived=True)
    house.watch()
except processes.Stopped:
    pass
finally:
    house.stop()
"""


# What every benchmark does first.
BENCHMARK = """
import sys, time
sys.path.insert(0, sys.argv[1])
from _homes import settle_home
settle_home()
import os
print(os.environ["FOYER_HOME"], flush=True)
time.sleep(600)
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], start_new_session=True) as house:
        yield house
        house.kill()


def test_stopped_twice_it_leaves_no_process_behind(house: subprocess.Popen[bytes], tmp_path: Path) -> None:
    noted = tmp_path / "processes"
    wait_for(lambda: noted.exists() and len(noted.read_text().split()) == 2, 60)
    web, worker = (int(pid) for pid in noted.read_text().split())
    os.kill(worker, signal.SIGSTOP)  # it does not hear that it is to end
    house.send_signal(signal.SIGINT)
    wait_for(lambda: not runs(web), 60)
    house.send_signal(signal.SIGINT)
    assert house.wait(timeout=60) == 0
    left = [pid for pid in (web, worker) if runs(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


def test_a_benchmark_that_is_told_to_end_leaves_no_folder_behind() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "FOYER_HOME"}
    scripts = Path(__file__).parents[2] / "bench"
    with subprocess.Popen(
        [sys.executable, "-c", BENCHMARK, str(scripts)], env=environment, stdout=subprocess.PIPE, text=True
    ) as benchmark:
        assert benchmark.stdout
        home = Path(benchmark.stdout.readline().strip())
        assert home.is_dir()
        benchmark.terminate()
        assert benchmark.wait(timeout=60) == 128 + signal.SIGTERM
    assert not home.exists()


def runs(pid: int) -> bool:
    """Say whether a process is there, and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
