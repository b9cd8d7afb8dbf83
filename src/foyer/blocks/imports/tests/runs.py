# SPDX-License-Identifier: EUPL-1.2
"""Running imports in tests."""

import json
from typing import Any

from foyer.blocks.imports.permissions import operator
from foyer.blocks.imports.rules.mapping import Mapping
from foyer.blocks.imports.rules.reports import Report
from foyer.blocks.imports.services.fetch_source import Fetched
from foyer.blocks.imports.services.prepare_import import load_mapping, prepare_import
from foyer.blocks.imports.services.run_import import run_import
from foyer.blocks.offers.public import documents, sources_of, walk

MAPPING = """
mapping: 1
system: test
read: {header: true}
fields: {title: title, description: description}
when: {date: date, start: start, end: end}
venue:
  text: venue
  latitude: lat
  longitude: lon
  default_locality: Gent
  postal_codes: {Gent: "9000"}
  generic_words: [theater]
rules:
  - {any: [circus], theme: Circus}
  - {any: [rolstoel], facilities: [Rolstoeltoegankelijk]}
  - {any: ["/./"], type: Festiviteit}
workflow: {status: READY_FOR_VALIDATION}
"""
HEADER = "title,description,date,start,end,venue,lat,lon"
KRAK = 'Circus Krak,Voor allen,17/07/2027,20:00,22:00,"Zaal De Post, Poststraat 1, Gent",51.05,3.72'
KRAK_2 = 'Circus Krak,Voor allen,18/07/2027,20:00,22:00,"Zaal De-Post, Poststraat 1, Gent",51.05,3.72'
QUIZ = 'Quiz,Ook met rolstoel,19/07/2027,20:00,22:00,"Het Kelderke, Kaai 5, Gent",51.06,3.73'
OWNER = operator("owner-1")


def ignore(_phase: str, _done: int, _total: int) -> None:
    """Take no notice of progress."""


def run(
    *rows: str, mapping: str | Mapping = MAPPING, dry_run: bool = False, withdraw: bool = False
) -> Report:
    """Import rows of the usual columns."""
    content = "\n".join([HEADER, *rows, ""]).encode()
    return run_content(content, "x.csv", mapping, dry_run=dry_run, withdraw=withdraw)


def run_content(
    content: bytes, name: str, mapping: str | Mapping, *, dry_run: bool = False, withdraw: bool = False
) -> Report:
    """Import the content of a file."""
    loaded = load_mapping(mapping) if isinstance(mapping, str) else mapping
    prepared = prepare_import(Fetched(name, content), loaded, ignore)
    return run_import(OWNER, prepared, name, ignore, dry_run=dry_run, withdraw_missing=withdraw)


def everything(kind: str) -> list[dict[str, Any]]:
    """Return all items of a kind as GET shows them, in the order in which they were made."""
    ids = [public_id for _, public_id in walk(kind, 0, 10_000)]
    found = documents([(kind, public_id) for public_id in ids])
    return [json.loads(found[public_id]) for public_id in ids]


def source_ids(system: str = "test") -> dict[str, str]:
    """Return the ids of all events of a source by key."""
    return {key: public_id for key, kind, public_id, _ in sources_of(system) if kind == "event"}
