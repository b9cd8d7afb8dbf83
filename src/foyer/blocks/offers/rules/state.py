# SPDX-License-Identifier: EUPL-1.2
"""An item between two changes: what is stored of it. See the package for what belongs where."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """The stored part of an event, place or organizer.

    `document` and `internal` are never changed in place: a change makes new ones. `place` and
    `organizer` are the ids of the linked items.
    """

    document: Json
    internal: Json
    place: str | None = None
    organizer: str | None = None

    def having(self, **changed: Any) -> "State":
        """Return this state with properties of the document set; those set to None are removed."""
        return State(_merged(self.document, changed), self.internal, self.place, self.organizer)

    def knowing(self, **changed: Any) -> "State":
        """Return this state with internal facts set; those set to None are removed."""
        return State(self.document, _merged(self.internal, changed), self.place, self.organizer)

    def differs(self, other: "State") -> tuple[str, ...]:
        """Return the names of the properties and internal facts that differ from another state, sorted."""
        names = {
            name
            for mine, others in ((self.document, other.document), (self.internal, other.internal))
            for name in mine.keys() | others.keys()
            if mine.get(name) != others.get(name)
        }
        if self.place != other.place:
            names.add("location")
        if self.organizer != other.organizer:
            names.add("organizer")
        return tuple(sorted(names - NOT_A_CHANGE))


NOT_A_CHANGE = frozenset({"modified", "playhead"})


def _merged(present: Json, changed: Json) -> Json:
    merged = {**present, **changed}
    for name, value in changed.items():
        if value is None:
            del merged[name]
    return merged
