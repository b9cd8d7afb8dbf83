# SPDX-License-Identifier: EUPL-1.2
"""Writes the figures of `var/bench/*.json` into docs/reference/benchmarks.md.

    python bench/_table.py

Each benchmark keeps the machine and how busy it was beside its figures.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _report import RESULTS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
BEGIN, END = "<!-- figures: written by bench/_table.py -->", "<!-- end of the figures -->"


def lines(name: str, told: Any) -> Iterator[str]:
    """Go through the lines of one benchmark."""
    machine = told["machine"]
    yield f"### {name}"
    yield ""
    pace = f", pace {machine['pace']}" if "pace" in machine else ""
    yield (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"Python {machine['python']}; load {machine['load']}{pace} when it ended."
    )
    yield ""
    yield "| what | figure | limit | of its baseline |"
    yield "| --- | ---: | --- | ---: |"
    for row in told["rows"]:
        ratio = f"{row['ratio']:.2f} x" if row["ratio"] else ""
        yield f"| {row['name']} | {row['figure']:,.2f} {row['unit']} | {_limit(row)} | {ratio} |"
    yield ""


def _limit(row: Any) -> str:
    if row["at_least"] is not None:
        return f"at least {row['at_least']:,g}" + (
            "" if row["figure"] >= row["at_least"] else " **not kept**"
        )
    if row["at_most"] is not None:
        return f"at most {row['at_most']:,g}" + ("" if row["figure"] <= row["at_most"] else " **not kept**")
    return ""


def main() -> int:
    """Replace those figures on the page of which there are new ones."""
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    figures, end, after = rest.partition(END)
    if not (begin and end):
        print(f"{PAGE} has no place for figures", file=sys.stderr)
        return 1
    told = {
        file.stem: "\n".join(lines(file.stem, json.loads(file.read_text(encoding="utf-8"))))
        for file in RESULTS.glob("*.json")
        # Of a search among other numbers of events there is a plot.
        if not file.stem.startswith("search_mix-") or file.stem.endswith("-1000000")
    }
    shown = _by_name(figures) | told
    found = "\n".join(shown[name] for name in sorted(shown))
    PAGE.write_text(f"{before}{BEGIN}\n\n{found}\n{END}{after}", encoding="utf-8")
    return 0


def _by_name(figures: str) -> dict[str, str]:
    """Return what the page says of each benchmark."""
    parts = (part.partition("\n") for part in figures.split("\n### ")[1:])
    return {name: f"### {name}\n{rest.rstrip()}\n" for name, _, rest in parts}


if __name__ == "__main__":
    sys.exit(main())
