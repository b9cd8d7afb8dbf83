# SPDX-License-Identifier: EUPL-1.2
"""Trees as indented lines: two blanks a level, what belongs to a line after a bar."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Line:
    """One line of an outline with the lines below it; `mark` is what follows its bar, or ''."""

    text: str
    mark: str = ""
    below: list["Line"] = field(default_factory=list)


def outline(lines: Iterable[str]) -> list[Line]:
    """Return the lines of the first level. Empty lines and those that begin with # are passed over.

    Raises:
        ValueError: a line is indented by more than one level below the one before, or by half a level.
    """
    roots: list[Line] = []
    open_levels = [roots]
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        blanks = len(raw) - len(raw.lstrip(" "))
        level = blanks // 2
        if blanks % 2 or level >= len(open_levels):
            raise ValueError(f"line {number} is indented by {blanks} blanks")
        name, _, mark = (part.strip() for part in text.partition("|"))
        line = Line(name, mark)
        open_levels[level].append(line)
        open_levels[level + 1 :] = [line.below]
    return roots
