# SPDX-License-Identifier: EUPL-1.2
"""What an import reports: counts, findings by kind, and the exit code that says it in one number."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from foyer.blocks.imports.rules.findings import KINDS, Action, Finding

# Rows that nobody misses: somebody asked for them to be left out, or they are there twice.
_NOT_MISSED = frozenset({"duplicate-row", "excluded", "same-occurrence"})


class Exit(IntEnum):
    """What the command answers to the shell."""

    TAKEN = 0  # every row was taken, perhaps mended
    SOME_REFUSED = 1  # done, but some rows were not taken
    MAPPING = 2  # the mapping file or the command line has mistakes; nothing was done
    UNREADABLE = 3  # the file cannot be had or read; nothing was done
    STOPPED = 4  # stopped by a limit of the mapping, or because another run is at work; nothing was done
    LOST = 5  # the database refused or went away; what was written stays, and the next run continues
    INTERRUPTED = 130  # stopped from the keyboard; the next run continues


@dataclass(frozen=True)
class Summary:
    """The findings of one kind with one action: how many, and the first of them."""

    kind: str
    action: Action
    count: int
    examples: tuple[Finding, ...]


@dataclass
class Report:
    """What became of a file."""

    rows: int = 0
    taken: int = 0
    created: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: int = 0
    withdrawn: int = 0
    places_made: int = 0
    places_changed: int = 0
    places_known: int = 0
    organizers_made: int = 0
    seconds: float = 0.0
    dry_run: bool = False
    continued: int = 0
    unit: str = "line"
    remarks: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    @property
    def events(self) -> int:
        """How many events the file holds."""
        return self.created + self.replaced + self.unchanged + self.refused

    @property
    def refused_lines(self) -> set[int]:
        """The lines that were not taken."""
        return {finding.line for finding in self.findings if finding.action is Action.REFUSE}

    @property
    def exit_code(self) -> Exit:
        """What the command answers once it has come to its end."""
        missed = any(
            finding.action is Action.REFUSE and finding.kind not in _NOT_MISSED for finding in self.findings
        )
        return Exit.SOME_REFUSED if missed else Exit.TAKEN

    def counts(self) -> dict[str, int]:
        """Return the counts that the record of a run keeps."""
        names = (
            "rows", "taken", "created", "replaced", "unchanged", "refused", "withdrawn", "places_made",
            "places_changed", "places_known", "organizers_made",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def faults(self) -> dict[str, int]:
        """Return how many findings there are of each kind."""
        return dict(Counter(finding.kind for finding in self.findings))


def summaries(findings: Sequence[Finding], examples: int = 3) -> list[Summary]:
    """Return findings by kind and action: refused ones first, then by how many there are."""
    groups: dict[tuple[Action, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.action, finding.kind), []).append(finding)
    order = {Action.REFUSE: 0, Action.REPAIR: 1, Action.TAKE: 2, Action.IGNORE: 3}
    ranked = sorted(groups.items(), key=lambda item: (order[item[0][0]], -len(item[1]), item[0][1]))
    return [Summary(kind, action, len(found), _varied(found, examples)) for (action, kind), found in ranked]


def _varied(found: Sequence[Finding], examples: int) -> tuple[Finding, ...]:
    """Return the first findings with different values, in the order of lines."""
    by_value: dict[str, Finding] = {}
    for finding in sorted(found, key=lambda each: each.line):
        by_value.setdefault(finding.value, finding)
    return tuple(list(by_value.values())[:examples])


CSV_COLUMNS = ("line", "column", "value", "kind", "reason", "action")
_SPREADSHEET_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_row(finding: Finding) -> list[str]:
    """Return one row of the report as CSV. A value that a spreadsheet would run as formula gets a quote."""
    value = finding.value
    if value.startswith(_SPREADSHEET_FORMULA):
        value = f"'{value}"
    words = {Action.REFUSE: "not taken", Action.REPAIR: "repaired", Action.TAKE: "taken", Action.IGNORE: ""}
    reason = finding.reason
    if finding.action is Action.REPAIR and reason == KINDS[finding.kind].means:
        reason = f"{reason}: {KINDS[finding.kind].repaired}"
    return [str(finding.line), finding.column, value, finding.kind, reason, words[finding.action]]
