# SPDX-License-Identifier: EUPL-1.2
"""Which fields of a document have a value: its own fields and everything above them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from foyer.blocks.query.rules.fields import FIELDS, Field, resolve

IndexDocument = Mapping[str, list[Any]]

# kept in the document for filters and sorting, but out of reach of queries
UNREACHABLE = frozenset({"subEvent", "geo", "geo_point", "metadata.recommendationFor", "playhead"})


def values(document: IndexDocument, field: Field) -> Sequence[Any]:
    """Return the values of a field; a second view without its own values shows those of its source."""
    return document.get(field.name) or document.get(field.source) or ()


def present(document: IndexDocument) -> frozenset[str]:
    """Return the paths that exist: each field with a value, its second views, and all parents."""
    found: set[str] = set()
    for name, held in document.items():
        if held and name not in UNREACHABLE:
            found.update(_paths(name))
    return frozenset(found)


@lru_cache(maxsize=1_024)
def _paths(name: str) -> frozenset[str]:
    names = {name, *(field.name for field in FIELDS.values() if field.source == name)}
    return frozenset(
        ".".join(parts[:length])
        for parts in (one.split(".") for one in names)
        for length in range(1, len(parts) + 1)
    )


def exists(document: IndexDocument, path: str, kind: str) -> bool:
    """Say whether a path exists in a document of a kind; `*` in it stands for any characters.

    A second view on values is there only where the kind has it: labels of organisers are no free text.
    """
    found = present(document)
    fields = resolve(path)
    if path in found and not fields:
        return True
    return any(
        field.name in found and (field.source == field.name or kind in field.kinds) for field in fields
    )
