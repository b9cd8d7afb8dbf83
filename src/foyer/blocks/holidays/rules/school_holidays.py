# SPDX-License-Identifier: EUPL-1.2
"""The school holidays of the three communities, from the file that says what has been decided."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from foyer.blocks.holidays.rules.holiday import Holiday

FILE = Path(__file__).parent.parent / "data" / "school_holidays.yaml"


@lru_cache(maxsize=1)
def school_holidays() -> tuple[Holiday, ...]:
    """Return all school holidays that are known, by community and date."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(_read(told))


def _read(told: Any) -> Iterator[Holiday]:
    names = {key: MappingProxyType(name) for key, name in told["names"].items()}
    for community in told["communities"]:
        for periods in community["years"].values():
            for key, period in periods.items():
                start, end = _days(period)
                yield Holiday(start, end, names[key], community["region"])


def _days(period: date | str) -> tuple[date, date]:
    """Return the first and last day of a period: YAML reads one day as a date, two with a slash as a text."""
    if isinstance(period, date):
        return period, period
    first, _, last = period.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)
