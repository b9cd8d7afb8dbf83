# SPDX-License-Identifier: EUPL-1.2
"""Everything that is known of a file before anything is written: rows, performances, venues, faults."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from foyer.blocks.geo.public import municipality_of, postal_codes
from foyer.blocks.imports.rules.findings import Findings
from foyer.blocks.imports.rules.grouping import duplicates
from foyer.blocks.imports.rules.mapping import Mapping, load
from foyer.blocks.imports.rules.performances import Converter, Performance
from foyer.blocks.imports.rules.reading import read
from foyer.blocks.imports.rules.reading.read import absent_paths, check_columns
from foyer.blocks.imports.rules.venues import Spelling, gather
from foyer.blocks.imports.services.fetch_source import Fetched
from foyer.blocks.taxonomy.public import find, term, terms
from foyer.kernel import clock

Advance = Callable[[str, int, int], None]
"""Told how far a phase is: its name, how many are done, how many there are."""


@dataclass(frozen=True)
class Prepared:
    """A file as performances and venues, with what was found wrong so far."""

    mapping: Mapping
    digest: str
    rows: int
    unit: str
    performances: list[Performance]
    spellings: dict[str, Spelling]
    found: Findings
    remarks: tuple[str, ...]
    unused: tuple[str, ...]
    absent: tuple[str, ...]


def load_mapping(text: str) -> Mapping:
    """Return a mapping, its terms checked against the taxonomy.

    Raises:
        MappingError: the file has mistakes.
    """
    return load(text, _find_term, _term_names)


def prepare_import(fetched: Fetched, mapping: Mapping, advance: Advance) -> Prepared:
    """Read and convert a file; nothing is written.

    Raises:
        UnreadableFile: the file is not what the mapping says.
    """
    today = clock.now().astimezone(clock.BRUSSELS).date()
    source = read(fetched.content, fetched.name, mapping, today)
    unused = check_columns(source, mapping)
    found = Findings(dict(mapping.faults))
    dropped = duplicates(source.rows, found)
    converter = Converter(mapping, found, _postal_code)
    performances = []
    for number, row in enumerate(source.rows, 1):
        performance = converter.convert(row)
        if performance is not None and row.line not in dropped:
            performances.append(performance)
        if number % 200 == 0 or number == len(source.rows):
            advance("reading", number, len(source.rows))
    venues = [(one.line, one.venue) for one in performances if one.venue is not None]
    return Prepared(
        mapping=mapping,
        digest=sha256(fetched.content + repr(mapping).encode()).hexdigest(),
        rows=len(source.rows),
        unit="line" if source.format == "csv" else "item",
        performances=performances,
        spellings=gather(venues, mapping.venue, found),
        found=found,
        remarks=source.remarks,
        unused=unused,
        absent=absent_paths(source, mapping),
    )


def _find_term(text: str, domain: str, scope: str) -> str | None:
    known = term(text) or find(text, domain)
    usable = known is not None and known.domain == domain and scope in known.scope
    return known.id if known is not None and usable else None


def _term_names(domain: str, scope: str) -> list[str]:
    return [each.name.get("nl", each.id) for each in terms(domain=domain, scope=scope)]


@lru_cache(maxsize=4096)
def _postal_code(country: str, town: str) -> str | None:
    """Return the postal code of a town; of one that has several, the lowest."""
    region = municipality_of(country, "", town)
    codes = sorted(postal_codes(region.id)) if region is not None else []
    return codes[0] if codes else None
