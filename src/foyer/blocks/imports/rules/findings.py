# SPDX-License-Identifier: EUPL-1.2
"""Faults that real files have: every kind, what may be done with it, and what was found."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What is done with a fault. A mapping chooses one of those that its kind allows."""

    REFUSE = "refuse"  # the row is not taken
    REPAIR = "repair"  # the row is taken with the value mended as the kind says
    TAKE = "take"  # the row is taken as it is, and reported
    IGNORE = "ignore"  # mended where that is the default of the kind, else taken as it is; nothing is said


@dataclass(frozen=True)
class Kind:
    """One kind of fault: its name, the default action, the others allowed, and two sentences."""

    name: str
    default: Action
    allowed: frozenset[Action]
    means: str
    repaired: str = ""


@dataclass(frozen=True)
class Finding:
    """One fault of one row, and what was done with it. `line` is a line or the number of an item."""

    line: int
    column: str
    value: str
    kind: str
    reason: str
    action: Action


_R, _M, _T, _I = Action.REFUSE, Action.REPAIR, Action.TAKE, Action.IGNORE


def _kind(name: str, actions: str, means: str, repaired: str = "") -> Kind:
    """Build a kind from letters: the first action is the default, R, M(end), T and I."""
    chosen = [{"R": _R, "M": _M, "T": _T, "I": _I}[letter] for letter in actions]
    return Kind(name, chosen[0], frozenset(chosen), means, repaired)


_KINDS = (
    # the row
    _kind(
        "wrong-column-count",
        "RM",
        "a row has more or fewer columns than the others",
        "missing columns count as empty, surplus ones are left out",
    ),
    _kind(
        "garbled-text",
        "MRTI",
        "a text was decoded wrongly before it came here (Ã© for é)",
        "the text is decoded once more",
    ),
    _kind("excluded", "RTI", "a rule under `exclude` in the mapping matches the row"),
    _kind("duplicate-row", "RTI", "a row is the same as an earlier one in every column"),
    _kind("missing-title", "R", "the row has no title"),
    _kind("missing-value", "RTI", "a field that the mapping marks `required` is empty"),
    _kind("unknown-value", "TRI", "a value is not in its lookup table"),
    _kind("long-text", "MTRI", "a text is longer than the mapping allows", "the text is cut at a word"),
    # dates and times
    _kind("unreadable-date", "R", "a date is missing, impossible, or in another form than the mapping says"),
    _kind(
        "unreadable-time",
        "RM",
        "a time is impossible or in an unknown form",
        "the performance takes the whole day",
    ),
    _kind("missing-start", "MR", "there is a date but no time", "the performance takes the whole day"),
    _kind("missing-end", "MRI", "there is no end", "the end is made as `when.missing_end` says"),
    _kind(
        "past-midnight",
        "MRI",
        "the end lies before the start on the same date",
        "the end is taken to lie on the next day",
    ),
    _kind(
        "end-equals-start",
        "MRI",
        "the end is the same as the start",
        "the end is made as `when.end_equals_start` says",
    ),
    _kind("end-before-start", "R", "the end date lies before the start date"),
    _kind(
        "time-does-not-exist",
        "MR",
        "a local time is skipped when summer time begins",
        "the time is moved by the hour that is skipped",
    ),
    _kind("time-occurs-twice", "TRI", "a local time occurs twice when summer time ends; the first is meant"),
    _kind("outside-window", "TRI", "a date lies outside `when.window`"),
    _kind(
        "far-outside-window",
        "RMTI",
        "a date lies more than `when.far` days outside `when.window`",
        "the year is replaced where that brings the date into the window",
    ),
    # where
    _kind("missing-venue", "R", "there is no venue, and the event is not online"),
    _kind(
        "venue-in-one-part",
        "MRI",
        "a venue that should hold name, street and town has no separator",
        "the text is taken as name; the town comes from `venue.default_locality`",
    ),
    _kind("venue-without-street", "MRI", "a venue has no street", "the name stands in for the street"),
    _kind("venue-without-town", "MRI", "a venue has no town", "the town comes from `venue.default_locality`"),
    _kind(
        "placeholder-number", "MTI", "a house number says that there is none (/, -, z/n, 0)", "it is left out"
    ),
    _kind(
        "unknown-town",
        "MRI",
        "no postal code is known for a town; `venue.postal_codes` is where to put it",
        "`venue.default_postal_code` is taken; where there is none, the row is refused",
    ),
    _kind("far-coordinates", "MRTI", "coordinates lie outside `venue.bounds`", "they are left out"),
    _kind(
        "outside-area",
        "MRTI",
        "coordinates lie within `venue.bounds` but outside `venue.area`",
        "they are left out",
    ),
    _kind("swapped-coordinates", "MRTI", "latitude and longitude have changed places", "they are put right"),
    _kind(
        "unreadable-coordinates",
        "MRI",
        "coordinates are not numbers, or only one of the two is there",
        "they are left out",
    ),
    _kind(
        "shared-coordinates",
        "TMI",
        "several venues in different streets have the very same coordinates",
        "they are left out; the place is located by its address",
    ),
    _kind(
        "venue-spelt-differently",
        "MTI",
        "a venue is another spelling of a place of the file",
        "both are one place",
    ),
    # what
    _kind("unknown-category", "TRI", "a category is in no table of the mapping"),
    _kind("no-type", "TI", "nothing gives the event a type; it becomes one of type unknown"),
    _kind("unreadable-price", "TRI", "a price is in an unknown form; the event gets none"),
    _kind(
        "unreadable-age", "TRI", "ages are in an unknown form, or the wrong way round; the event gets none"
    ),
    _kind("unreadable-flag", "TRI", "a yes/no column holds something else; it counts as empty"),
    _kind("unusable-address", "MRTI", "an e-mail or web address cannot be one", "it is left out"),
    _kind(
        "organizer-without-url",
        "TRI",
        "an organiser has no web address, which every organiser needs; the event gets no organiser",
    ),
    # several rows
    _kind("same-occurrence", "MTI", "an event has the same performance twice", "it is taken once"),
    _kind(
        "overlapping-occurrences",
        "TMI",
        "two performances of one event overlap",
        "they become one, from the first start to the last end",
    ),
    _kind("differing-texts", "TI", "rows of one event have different descriptions; the longest is taken"),
    # the contract
    _kind("refused-by-contract", "R", "the event, place or organiser breaks a rule that holds for everyone"),
    _kind("organizer-refused", "T", "an organiser breaks a rule; its events are taken without it"),
    _kind("venue-refused", "R", "the place of the event could not be made"),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}


class Findings:
    """Collects what is wrong, and answers what to do, by the policy of a mapping."""

    def __init__(self, policy: dict[str, Action] | None = None) -> None:
        self._policy = policy or {}
        self._known: set[Finding] = set()
        self.all: list[Finding] = []

    def action(self, kind: str) -> Action:
        """Return what the mapping wants done with a kind of fault."""
        return self._policy.get(kind, KINDS[kind].default)

    def add(
        self, line: int, column: str, value: object, kind: str, reason: str = "", *, refused: bool = False
    ) -> Action:
        """Record a fault and return what to do with it. The reason defaults to what the kind means.

        `refused` says that nothing can be done but to refuse the row, whatever the mapping says.
        """
        action = Action.REFUSE if refused else self.action(kind)
        if action is not Action.IGNORE:
            text = "" if value is None else str(value)
            finding = Finding(line, column, text[:500], kind, reason or KINDS[kind].means, action)
            if finding not in self._known:  # a column that serves two fields is at fault once
                self._known.add(finding)
                self.all.append(finding)
        return action
