# SPDX-License-Identifier: EUPL-1.2
"""Where a programme of the demonstration set takes place.

`at` lists places as `place = variant ! state`: the variant replaces `{what}` in name and text, the
state is cancelled, postponed or full; the place `online` has no address.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from foyer.blocks.samples.rules.days import chance
from foyer.kernel import ids

ONLINE = "online"
STATES = ("cancelled", "postponed", "full")
_ENTRY = re.compile(r"(?P<place>[a-z0-9-]+)(?: = (?P<what>[^!]+?))?(?: ! (?P<state>[a-z]+))?")


@dataclass(frozen=True)
class Showing:
    """One event of a programme: its key, place, variant and state, and the chance (0 up to 1) of its date."""

    key: str
    programme: Mapping[str, Any]
    place: str
    what: str
    state: str
    draw: float

    @property
    def id(self) -> str:
        """The id of the event, the same in every installation."""
        return sample_id("event", self.key)


def showings(name: str, programme: Mapping[str, Any]) -> list[Showing]:
    """Return the events of a programme.

    Raises:
        ValueError: an entry is written wrongly or occurs twice.
    """
    found: dict[str, tuple[str, str, str]] = {}
    for entry in programme["at"]:
        match = _ENTRY.fullmatch(entry)
        if match is None or (match["state"] or STATES[0]) not in STATES:
            raise ValueError(f"{name}: not a place of the demonstration set: {entry}")
        key = f"{name}/{match['place']}" + (f"/{match['what']}" if match["place"] == ONLINE else "")
        if key in found:
            raise ValueError(f"{name}: twice at {entry}")
        found[key] = (match["place"], match["what"] or "", match["state"] or "")
    draws = _spread(found)
    return [Showing(key, programme, *parts, draws[key]) for key, parts in found.items()]


def _spread(keys: Collection[str]) -> dict[str, float]:
    """Give each showing its share of the dates: one company does not play in five towns at one time."""
    order = sorted(keys, key=chance)
    return {key: (number + chance(key, "share")) / len(order) for number, key in enumerate(order)}


def sample_id(kind: str, key: str) -> str:
    """Return the id that always belongs to an item of the demonstration set."""
    return ids.derived("demonstration", kind, key)
