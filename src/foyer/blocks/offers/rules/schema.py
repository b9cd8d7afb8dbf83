# SPDX-License-Identifier: EUPL-1.2
"""Bodies against their schemas, with the error texts of the contract.

The schemas are data files beside this block: a body each for whole documents (`event`, `place`,
`organizer`), and a collection each for partial updates (`offer/name`, `organizer/url`, ...). A valid body
is recognised fast; only an invalid one is examined for what to say about it.

Order and choice of errors are those of the contract: within one object or list, only the first kind of
fault that is found is reported, so what is missing hides what lies deeper; what lies deeper is reported
for all members; faults of one pointer stand together.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from foyer.blocks.offers.rules.faults import MOST, SchemaError
from foyer.blocks.offers.rules.formats import is_email
from foyer.blocks.offers.rules.large_bodies import is_large, longest_whole, parts
from foyer.blocks.offers.rules.moments import is_moment
from foyer.blocks.offers.rules.schema_texts import found_faults

FOLDER = Path(__file__).parent.parent / "schemas"
DOCUMENTS = ("event", "place", "organizer")
COLLECTIONS = {
    "offer": "offer-updates.json",
    "organizer": "organizer-updates.json",
    "label": "label-updates.json",
    "image": "image-bodies.json",
}
EXAMINED = 5_000
"""So many errors of the engine are looked at: a body may hold very many, and a hundred are told."""

FORMATS = {"date-time": is_moment, "email": is_email}


def faults(name: str, body: Any) -> list[SchemaError]:
    """Return what is wrong with a body by the schema of that name; at most 100 faults."""
    return _found(_validator(name), body, _schemas()[name])


def schema_faults(schema: Mapping[str, Any], body: Any) -> list[SchemaError]:
    """Return what is wrong with a body by a schema of another block; at most 100 faults.

    The schema may refer to the parts that those of offers share, as `#/$defs/name`.
    """
    return _found(_validator_of(orjson.dumps(schema)), body, schema)


def names() -> tuple[str, ...]:
    """Return the names of all schemas."""
    return tuple(_schemas())


def _found(validator: jsonschema_rs.Validator, body: Any, schema: Mapping[str, Any]) -> list[SchemaError]:
    if validator.is_valid(body):
        return []
    if not is_large(body):
        return _told(validator, body)
    known = frozenset(_properties([_definitions(), schema]))
    for part in parts(body, known):
        if not validator.is_valid(part.body):
            return [part.fault(found) for found in _told(validator, part.body)]
    # Each part is sound: it is their number, or two far from each other that are equal; or two lists at once.
    told = _told(validator, longest_whole(body, known))
    return told or [SchemaError("/", "The data is wrong as a whole, although each part of it is right")]


def _properties(node: Any) -> Iterator[str]:
    """Go through the names of properties that a schema tells of, at any depth."""
    if isinstance(node, dict):
        yield from node.get("properties", ())
    for inner in node.values() if isinstance(node, dict) else node:
        if isinstance(inner, dict | list):
            yield from _properties(inner)


def _told(validator: jsonschema_rs.Validator, body: Any) -> list[SchemaError]:
    return found_faults(islice(validator.iter_errors(body), EXAMINED))[:MOST]


@lru_cache(maxsize=1)
def _schemas() -> Mapping[str, Any]:
    schemas = {name: _load(f"{name}.json") for name in DOCUMENTS}
    for prefix, file in COLLECTIONS.items():
        schemas |= {f"{prefix}/{name}": schema for name, schema in _load(file).items()}
    return schemas


@cache
def _validator(name: str) -> jsonschema_rs.Validator:
    return _compiled(_schemas()[name])


@cache
def _validator_of(text: bytes) -> jsonschema_rs.Validator:
    return _compiled(orjson.loads(text))


def _compiled(schema: Mapping[str, Any]) -> jsonschema_rs.Validator:
    whole = {"$defs": _definitions(), **schema}
    return jsonschema_rs.Draft202012Validator(whole, formats=FORMATS, validate_formats=True)


@lru_cache(maxsize=1)
def _definitions() -> Any:
    return _load("definitions.json")


def _load(file: str) -> Any:
    return orjson.loads((FOLDER / file).read_bytes())
