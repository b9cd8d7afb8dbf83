# SPDX-License-Identifier: EUPL-1.2
"""Which rows are one event: performances of one title at one venue, or rows with one id."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Mapping
from foyer.blocks.imports.rules.occurrences import Occurrence
from foyer.blocks.imports.rules.performances import Performance
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.texts import fold

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Programme:
    """One event to be: its key in the source, its rows in order of time, and when it takes place."""

    key: str
    performances: tuple[Performance, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def first(self) -> Performance:
        """The performance that comes first in time; it gives what rows of one event share."""
        return self.performances[0]

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of all rows, in the order of the file."""
        return tuple(sorted(performance.line for performance in self.performances))


def duplicates(rows: Iterable[Row], found: Findings) -> set[int]:
    """Return the lines of rows that are the same as an earlier one in every column, and are not taken."""
    seen: dict[str, int] = {}
    dropped = set()
    for row in rows:
        mark = repr(sorted(row.values.items(), key=lambda item: item[0]))
        digest = hashlib.blake2b(mark.encode(), digest_size=16).hexdigest()
        first = seen.setdefault(digest, row.line)
        if first != row.line:
            shown = next((str(value) for value in row.values.values() if value), "")
            if found.add(row.line, "", shown, "duplicate-row", f"the same as line {first}") is Action.REFUSE:
                dropped.add(row.line)
    return dropped


def gather_programmes(
    performances: Sequence[Performance],
    mapping: Mapping,
    place_of: Callable[[Performance], str],
    found: Findings,
) -> list[Programme]:
    """Return the events of a file, in the order of their first rows.

    `place_of` gives what stands for the place of a performance: the same for all spellings of it, and
    the same in every run.
    """
    parts = mapping.group_by or (("id",) if "id" in mapping.fields else ("title", "venue"))
    groups: dict[tuple[str, ...], list[Performance]] = defaultdict(list)
    for performance in performances:
        groups[_parts(performance, parts, place_of)].append(performance)
    programmes = []
    for group, members in groups.items():
        members.sort(key=_by_time)
        occurrences = _tidied([each for one in members for each in one.occurrences], members, found)
        _compare_texts(members, found)
        if not mapping.defaults.type and not any(one.effects.type for one in members):
            found.add(members[0].line, "", members[0].title, "no-type")
        programmes.append(Programme(_key(parts, group), tuple(members), occurrences))
    return programmes


def _by_time(performance: Performance) -> tuple[str, int]:
    first = min(performance.occurrences, default=None)
    return (first.start.isoformat() if first else "", performance.line)


def _parts(
    performance: Performance, parts: Iterable[str], place_of: Callable[[Performance], str]
) -> tuple[str, ...]:
    title = _NOT_WORD.sub(" ", fold(performance.title)).strip() or performance.title
    known = {
        "title": lambda: title,
        "venue": lambda: place_of(performance),
        # A row whose id was forgotten is known by what it says; its line would be another one tomorrow.
        "id": lambda: performance.id or f"{title}|{place_of(performance)}",
        "organizer": lambda: performance.organizer.key if performance.organizer else "",
    }
    return tuple(known[part]() for part in parts)


def _key(parts: tuple[str, ...], group: tuple[str, ...]) -> str:
    """Return the key under which an event is remembered: its id in the source, or a hash of its group."""
    if parts == ("id",) and len(group[0]) <= 200:
        return f"event:{group[0]}"
    digest = hashlib.blake2b("\x1f".join(group).encode(), digest_size=16).hexdigest()
    return f"event:{digest}"


def _tidied(
    occurrences: list[Occurrence], members: Sequence[Performance], found: Findings
) -> tuple[Occurrence, ...]:
    """Return occurrences in order, each once; overlapping ones as the mapping says."""
    lines = {id(each): one.line for one in members for each in one.occurrences}
    title = members[0].title
    kept: list[Occurrence] = []
    for each in sorted(occurrences, key=lambda one: (one.start, one.end, one.status)):
        line = lines[id(each)]
        if kept and (kept[-1].start, kept[-1].end) == (each.start, each.end):
            if (
                found.add(line, "", f"{title}, {each.start:%d/%m/%Y %H:%M}", "same-occurrence")
                is not Action.TAKE
            ):
                continue
        elif kept and each.start < kept[-1].end:
            shown = f"{title}, {each.start:%d/%m/%Y %H:%M}"
            reason = f"the one before lasts until {kept[-1].end:%H:%M}"
            if found.add(line, "", shown, "overlapping-occurrences", reason) is Action.REPAIR:
                kept[-1] = replace(kept[-1], end=max(kept[-1].end, each.end))
                continue
        kept.append(each)
    return tuple(kept)


def _compare_texts(members: Sequence[Performance], found: Findings) -> None:
    language = members[0].language
    texts = {text for one in members if (text := one.descriptions.get(language))}
    if len(texts) > 1:
        reason = f"{len(texts)} descriptions; the longest is taken"
        found.add(members[0].line, "description", members[0].title, "differing-texts", reason)
