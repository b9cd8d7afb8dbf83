# SPDX-License-Identifier: EUPL-1.2
"""Draws how the cost of searches grows with the number of events, and writes its table.

    python bench/search_mix.py --events 10000 --name search_mix-10000      (and other sizes)
    python bench/_plot.py

Takes every `var/bench/search_mix-SIZE.json` and writes docs/images/search-growth.svg and the table below it
in docs/reference/benchmarks.md. Both axes are logarithmic: a straight line that rises by one step a step is
a cost that grows as the events do.
"""

import json
import math
import sys
from itertools import pairwise
from pathlib import Path

from _report import RESULTS

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "reference" / "benchmarks.md", DOCS / "images" / "search-growth.svg"
BEGIN, END = "<!-- growth: written by bench/_plot.py -->", "<!-- end of growth -->"
SHOWN = {
    "newest 30": "#0b5d57",
    "upcoming by date": "#b3401f",
    "rare word": "#5b3a8c",
    "two words": "#1f6fb3",
    "three days": "#8a6d00",
    "weekend, 10 km, by distance": "#a02070",
    "a query of 200 characters": "#3d3d3d",
    "four facets over all": "#3c7a1e",
}
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 860, 460, 60, 20, 250, 50


def figures() -> dict[int, dict[str, float]]:
    """Return the medians in milliseconds of each search by the number of events."""
    found = {}
    for file in RESULTS.glob("search_mix-*.json"):
        rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
        found[int(file.stem.rpartition("-")[2])] = {row["name"]: row["figure"] for row in rows}
    return dict(sorted(found.items()))


def picture(found: dict[int, dict[str, float]]) -> str:
    """Return the plot as SVG."""
    sizes = list(found)
    values = [found[size][name] for size in sizes for name in SHOWN]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))

    def across(size: int) -> float:
        part = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def down(value: float) -> float:
        return TOP + math.log(high / value) / math.log(high / low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"',
        'font-family="sans-serif" font-size="13" aria-label="Median of searches by number of events">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    tick = low
    while tick <= high:
        for value in (tick, 2 * tick, 5 * tick) if tick < high else (tick,):
            parts.append(_line((LEFT, down(value)), (WIDTH - RIGHT, down(value)), "#dddddd", 1))
            parts.append(_text(LEFT - 8, down(value) + 4, f"{value:g}", anchor="end"))
        tick *= 10
    for size in sizes:
        parts.append(_line((across(size), TOP), (across(size), HEIGHT - BOTTOM), "#dddddd", 1))
        parts.append(_text(across(size), HEIGHT - BOTTOM + 20, f"{size:,}", anchor="middle"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "events", anchor="middle"))
    parts.append(_text(LEFT, TOP - 6, "ms, median", anchor="middle"))
    taken: list[float] = []
    for name in sorted(SHOWN, key=lambda one: -found[sizes[-1]][one]):
        points = [(across(size), down(found[size][name])) for size in sizes]
        for start, end in pairwise(points):
            parts.append(_line(start, end, SHOWN[name], 2.5))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{SHOWN[name]}"/>' for x, y in points]
        # Names must not lie upon each other.
        place = max(points[-1][1], taken[-1] + 16 if taken else 0)
        taken.append(place)
        parts.append(_text(WIDTH - RIGHT + 12, place + 4, name, colour=SHOWN[name]))
    return "\n".join([*parts, "</svg>", ""])


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{colour}" stroke-width="{width}"/>'
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = "#222222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'


def table(found: dict[int, dict[str, float]]) -> list[str]:
    """Return the lines of the same figures as a table."""
    names = [name for name in next(iter(found.values())) if name != "memory of its own"]
    sizes = " | ".join(f"{size:,}" for size in found)
    lines = [f"| medians in ms, where nothing else is said | {sizes} |", "| --- |" + " ---: |" * len(found)]
    return lines + [
        f"| {name} | " + " | ".join(f"{rows[name]:,.1f}" for rows in found.values()) + " |" for name in names
    ]


def main() -> int:
    """Draw, and write the table."""
    found = figures()
    if len(found) < 2:
        print("two sizes at least must have been measured", file=sys.stderr)
        return 1
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        print(f"{PAGE} has no place for the plot", file=sys.stderr)
        return 1
    PICTURE.write_text(picture(found), encoding="utf-8")
    shown = "![How the cost of searches grows with the number of events](../images/search-growth.svg)"
    PAGE.write_text(
        "\n".join([before + BEGIN, "", shown, "", *table(found), "", END]) + after, encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
