# SPDX-License-Identifier: EUPL-1.2
"""From the errors of the schema engine to the texts and the order of the contract: one table."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from foyer.blocks.offers.rules.faults import MOST, SchemaError, escape

Path = tuple[str | int, ...]
Engine = Any  # an error of jsonschema-rs, whose kinds are made at run time

CHILDREN = 30
"""The place of members (properties, items) in the order in which an object or list is examined."""

RANK = {
    "type": 0, "const": 1, "enum": 1, "format": 2, "minLength": 3, "maxLength": 4, "pattern": 5,
    "minimum": 6, "maximum": 7, "exclusiveMinimum": 6, "exclusiveMaximum": 7, "multipleOf": 8,
    "minItems": 10, "maxItems": 11, "uniqueItems": 12, "contains": 13,
    "minProperties": 20, "maxProperties": 21, "required": 22, "dependentRequired": 23,
    "additionalProperties": 31, "conditional": 40, "allOf": 41, "anyOf": 42, "oneOf": 43, "not": 44,
}  # fmt: skip

TEXT: dict[str, Callable[[Engine], str]] = {
    "type": lambda error: f"The data ({_type(error.instance)}) must match the type: {_types(error)}",
    "const": lambda _: "The data must match the const value",
    "enum": lambda _: "The data should match one item from enum",
    "format": lambda error: f"The data must match the '{error.kind.format}' format",
    "minLength": lambda error: f"Minimum string length is {error.kind.limit}, found {len(error.instance)}",
    "maxLength": lambda error: f"Maximum string length is {error.kind.limit}, found {len(error.instance)}",
    "pattern": lambda error: f"The string should match pattern: {error.kind.pattern}",
    "minimum": lambda error: f"Number must be greater than or equal to {error.kind.limit}",
    "maximum": lambda error: f"Number must be lower than or equal to {error.kind.limit}",
    "minItems": lambda error: (
        f"Array should have at least {error.kind.limit} items, {len(error.instance)} found"
    ),
    "maxItems": lambda error: (
        f"Array should have at most {error.kind.limit} items, {len(error.instance)} found"
    ),
    "uniqueItems": lambda _: "Array must have unique items",
    "contains": lambda _: "At least 1 array items must match schema",
    "minProperties": lambda error: (
        f"Object must have at least {error.kind.limit} properties, {len(error.instance)} found"
    ),
    "not": lambda _: "The data must not match schema",
}


class Fault:
    """One fault on its way: where, what kind, where in the schema, and the text or what is missing."""

    __slots__ = ("missing", "path", "rank", "schema", "text")

    def __init__(self, path: Path, rank: int, schema: Path, text: str, missing: str | None = None) -> None:
        self.path, self.rank, self.schema, self.text, self.missing = path, rank, schema, text, missing


def found_faults(errors: Iterable[Engine]) -> list[SchemaError]:
    """Return the faults that the contract reports, in its order."""
    faults = [fault for error in errors for fault in _faults(error, (), None)]
    kept = _first_kind_only(faults)
    grouped: dict[Path, list[str]] = {}
    missing: dict[tuple[Path, Path], int] = {}
    for fault in kept:
        texts = grouped.setdefault(fault.path, [])
        if fault.missing is None:
            if fault.text not in texts:
                texts.append(fault.text)
        elif (fault.path, fault.schema) in missing:
            place = missing[fault.path, fault.schema]
            texts[place] = texts[place].replace(") are", f", {fault.missing}) are")
        else:
            missing[fault.path, fault.schema] = len(texts)
            texts.append(f"The required properties ({fault.missing}) are missing")
    return [SchemaError(pointer(path), text) for path, texts in grouped.items() for text in texts]


def pointer(path: Iterable[str | int]) -> str:
    """Return a path as a pointer; the root is `/`."""
    return "/" + "/".join(escape(str(part)) for part in path)


def _faults(error: Engine, above: Path, rank: int | None) -> Iterator[Fault]:
    path: Path = (*above, *error.instance_path)
    schema: Path = tuple(error.schema_path)
    name = error.kind.name
    if name in {"anyOf", "oneOfNotValid", "oneOf", "oneOfMultipleValid"}:
        branches = [inner for branch in error.kind.context for inner in branch]
        for inner in branches:
            # The paths of a branch count from the root, so nothing stands above them.
            yield from _faults(inner, (), RANK["anyOf"])
        return
    rank = rank if rank is not None else _rank(name, schema)
    if name == "required":
        if "dependentRequired" in schema:
            yield from _dependent(error, path, rank)
        else:
            yield Fault(path, rank, schema, "", error.kind.property)
    elif "additionalProperties" in schema[-1:]:
        yield Fault(path, rank, schema, f"Additional object properties are not allowed: {_unexpected(error)}")
    else:
        yield Fault(path, rank, schema, TEXT[name](error))


def _rank(name: str, schema: Path) -> int:
    if "then" in schema:
        return RANK["conditional"]
    if "dependentRequired" in schema:
        return RANK["dependentRequired"]
    return RANK["additionalProperties"] if name == "falseSchema" else RANK[name]


def _dependent(error: Engine, path: Path, rank: int) -> Iterator[Fault]:
    # The engine says what is missing, not because of what: the body's own trigger is the url.
    yield Fault(path, rank, (), f"'{error.kind.property}' property is required by 'url' property")


def _first_kind_only(faults: list[Fault]) -> list[Fault]:
    first: dict[Path, int] = {}
    for fault in faults:
        first[fault.path] = min(fault.rank, first.get(fault.path, 99))
        for length in range(len(fault.path)):
            above = fault.path[:length]
            first[above] = min(CHILDREN, first.get(above, 99))
    return [
        fault
        for fault in faults
        if fault.rank == first[fault.path]
        and all(first[fault.path[:length]] == CHILDREN for length in range(len(fault.path)))
    ]


def _unexpected(error: Engine) -> str:
    if error.kind.name == "additionalProperties":
        return ", ".join(error.kind.unexpected[:MOST])
    return ", ".join(islice(error.instance, MOST)) if isinstance(error.instance, dict) else ""


def _types(error: Engine) -> str:
    types: Any = error.kind.types
    return ", ".join(types) if isinstance(types, list | tuple) else str(types)


def _type(value: Any) -> str:
    for kind, name in (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
    ):
        if isinstance(value, kind):
            return name
    return "null" if value is None else "object"
