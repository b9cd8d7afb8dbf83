# SPDX-License-Identifier: EUPL-1.2
"""What the benchmarks share: medians, one table, one JSON file, and the machine they ran on."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "var" / "bench"


@dataclass(frozen=True)
class Row:
    """One measured thing: a figure with its unit, a limit if any, and its baseline of the same run."""

    name: str
    figure: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    baseline: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the figure is within its limit."""
        return (self.at_least is None or self.figure >= self.at_least) and (
            self.at_most is None or self.figure <= self.at_most
        )

    @property
    def ratio(self) -> float | None:
        """The figure as a part of its baseline."""
        return self.figure / self.baseline if self.baseline else None


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median of several runs."""
    return statistics.median(seconds(work) for _ in range(runs))


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value that `part` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def pace() -> float:
    """Return how fast this machine is just now: thousands of round trips of one JSON document a second.

    Virtual machines change by half within minutes; figures of two runs compare only at the same pace.
    """
    document = {str(number): list(range(20)) for number in range(20)}
    best = min(seconds(lambda: [json.loads(json.dumps(document)) for _ in range(200)]) for _ in range(5))
    return round(200 / best / 1000, 2)


def machine() -> dict[str, str | int | float]:
    """Say on what machine this runs and how busy it is."""
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in names if line.startswith("model name")), "unknown"
    )
    return {
        "processor": model,
        "cores": os.cpu_count() or 0,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "python": platform.python_version(),
        "system": platform.platform(),
        "load": round(os.getloadavg()[0], 2),
        "pace": pace(),
    }


def report(name: str, rows: Sequence[Row]) -> int:
    """Print the table, write `var/bench/NAME.json`, and return 0 when every limit is kept, else 1."""
    width = max(len(row.name) for row in rows)
    for row in rows:
        limit = ""
        if row.at_least is not None:
            limit = f"at least {row.at_least:g}"
        elif row.at_most is not None:
            limit = f"at most {row.at_most:g}"
        ratio = f"{row.ratio:6.2f} x baseline" if row.ratio is not None else ""
        mark = "" if not limit else ("ok" if row.is_kept else "NOT KEPT")
        print(f"{row.name:{width}}  {row.figure:12,.2f} {row.unit:10} {limit:20} {mark:9} {ratio}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    document = {"machine": machine(), "rows": [asdict(row) | {"ratio": row.ratio} for row in rows]}
    (RESULTS / f"{name}.json").write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return 0 if all(row.is_kept for row in rows) else 1
