# SPDX-License-Identifier: EUPL-1.2
"""What a holiday is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

REGIONS = ("BE-NL", "BE-FR", "BE-DE")
"""The Flemish, French and German-speaking communities, by their language."""


@dataclass(frozen=True)
class Holiday:
    """Days on which people are free, both ends included, named in nl, fr, de and en.

    `region` is the community whose schools are closed (see `REGIONS`); None for a public holiday.
    """

    start: date
    end: date
    name: Mapping[str, str]
    region: str | None = None


def in_order(holidays: Iterable[Holiday]) -> list[Holiday]:
    """Return holidays by their first day; of one day public ones first, then by community and name."""
    return sorted(holidays, key=_place)


def _place(holiday: Holiday) -> tuple[date, int, str, date, str]:
    region = holiday.region or ""
    number = REGIONS.index(region) + 1 if region in REGIONS else len(REGIONS) + 1 if region else 0
    return holiday.start, number, region, holiday.end, holiday.name.get("nl", "")
