# SPDX-License-Identifier: EUPL-1.2
"""Mappings and rows for tests, with a taxonomy of a few terms."""

import datetime as dt
from pathlib import Path

from foyer.blocks.imports.rules.findings import Findings
from foyer.blocks.imports.rules.mapping import Mapping, load
from foyer.blocks.imports.rules.performances import Converter, Performance
from foyer.blocks.imports.rules.reading import read
from foyer.blocks.imports.rules.rows import Row

EXAMPLES = Path(__file__).parents[5] / "examples"
TODAY = dt.date(2027, 1, 1)
TERMS = {
    ("eventtype", "events"): {"0.50.4.0.0": "Concert", "0.55.0.0.0": "Theatervoorstelling"},
    ("theme", "events"): {"0.52.0.0.0": "Circus", "1.8.2.0.0": "Jazz en blues"},
    ("facility", "events"): {"3.27.0.0.0": "Rolstoeltoegankelijk"},
    ("eventtype", "places"): {"0.8.0.0.0": "Openbare ruimte", "8.70.0.0.0": "Theater"},
}
MINIMAL = """
mapping: 1
system: test
read: {header: true}
fields: {title: title}
when: {date: date, start: start, end: end}
venue: {text: venue, default_locality: Gent, postal_codes: {Gent: "9000", Drongen: "9031"}}
"""
HEADER = "title,date,start,end,venue\n"


def find(text: str, domain: str, scope: str) -> str | None:
    terms = TERMS.get((domain, scope), {})
    return next((key for key, name in terms.items() if text in {key, name}), None)


def names(domain: str, scope: str) -> list[str]:
    return list(TERMS.get((domain, scope), {}).values())


def mapping_of(text: str = MINIMAL) -> Mapping:
    return load(text, find, names)


def no_codes(_country: str, _town: str) -> str | None:
    return None


def convert(
    text: str, csv: str, findings: Findings | None = None
) -> tuple[list[Performance | None], list[tuple[int, str, str]]]:
    """Return what rows of a CSV become, and the findings as (line, kind, action)."""
    mapping = mapping_of(text)
    found = findings or Findings(dict(mapping.faults))
    converter = Converter(mapping, found, no_codes)
    rows = read(csv.encode(), "test.csv", mapping, TODAY).rows
    performances = [converter.convert(row) for row in rows]
    return performances, [(each.line, each.kind, each.action.value) for each in found.all]


def row(**values: object) -> Row:
    return Row(1, values)
