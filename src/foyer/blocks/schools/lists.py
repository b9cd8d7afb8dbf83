# SPDX-License-Identifier: EUPL-1.2
"""The lists of the school matchmaker, read once from their files."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from foyer.blocks.schools.rules.outline import Line, outline

_DATA = Path(__file__).parent / "data"
_PREFIX = "cultuurkuur_"
_REGION = "cultuurkuur_werkingsregio_nis-"
_PROVINCE = "cultuurkuur_werkingsregio_provincie_nis-"


@dataclass(frozen=True)
class Choice:
    """What can be chosen: its Dutch name, and the label that offer for it carries ('' where none does).

    `extra_label` is what offer for all of a province carries beside the label of the province.
    """

    name: str
    label: str = ""
    extra_label: str = ""
    below: tuple["Choice", ...] = ()


@lru_cache(maxsize=1)
def regions() -> tuple[Choice, ...]:
    """Return the provinces with the regions and municipalities in them, in the order to show."""
    return tuple(
        Choice(line.text, _PROVINCE + line.mark, _REGION + line.mark, tuple(map(_region, line.below)))
        for line in _read("regions.txt")
    )


@lru_cache(maxsize=1)
def education_levels() -> tuple[Choice, ...]:
    """Return the levels of education with their grades and years, in the order to show."""
    return tuple(map(_level, _read("education_levels.txt")))


def _read(name: str) -> list[Line]:
    return outline((_DATA / name).read_text(encoding="utf-8").splitlines())


def _region(line: Line) -> Choice:
    towns = tuple(Choice(town.text, _REGION + town.mark) for town in line.below)
    return Choice(line.text, below=towns)


def _level(line: Line) -> Choice:
    return Choice(line.text, _PREFIX + line.mark, below=tuple(map(_level, line.below)))
