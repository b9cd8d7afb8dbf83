# SPDX-License-Identifier: EUPL-1.2
"""The data files of the demonstration set, read once a call."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from foyer.blocks.offers.public import image_url, url
from foyer.blocks.samples.rules.demonstration import Surroundings
from foyer.blocks.samples.rules.programmes import Showing, showings
from foyer.blocks.taxonomy.public import find

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Demonstration:
    """The whole set: what documents are made with, and the events."""

    around: Surroundings
    showings: tuple[Showing, ...]


def demonstration(today: date) -> Demonstration:
    """Return the demonstration set as it is on a day.

    Raises:
        ValueError: a data file names a term, place or state that does not exist.
    """
    around = Surroundings(
        organizers=_read(_FOLDER / "organizers.yaml"),
        places=_read(_FOLDER / "places.yaml"),
        hours=_read(_FOLDER / "hours.yaml"),
        phrases=_read(_FOLDER / "phrases.yaml"),
        pictures=_read(_FOLDER / "pictures.yaml"),
        term_id=term_id,
        url=url,
        image_url=image_url,
        today=today,
    )
    found = [
        showing
        for file in sorted((_FOLDER / "events").glob("*.yaml"))
        for name, programme in _read(file).items()
        for showing in showings(name, programme)
    ]
    return Demonstration(around, tuple(found))


def term_id(name: str, domain: str) -> str:
    """Return the id of a term by its Dutch name.

    Raises:
        ValueError: there is no such term.
    """
    term = find(name, domain)
    if term is None:
        raise ValueError(f"There is no {domain} called {name}")
    return term.id


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as opened:
        found: dict[str, Any] = yaml.load(opened, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return found
