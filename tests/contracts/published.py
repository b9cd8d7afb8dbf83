# SPDX-License-Identifier: EUPL-1.2
"""The published contracts of the Flemish event database, where FOYER_CONTRACTS names their folder."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from contracts.apis import api

NAMED = os.environ.get("FOYER_CONTRACTS", "")
ROOT = Path(NAMED) / "openapi" / "uitdatabank"
where_published = pytest.mark.skipif(
    not NAMED, reason="FOYER_CONTRACTS names no folder of published contracts"
)

_METHODS = {"get", "post", "put", "patch", "delete"}


@cache
def _file(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def operations(name: str) -> set[tuple[str, str]]:
    """Return (method, path) of each operation, the names in the path left out."""
    paths = _file(ROOT / "reference" / f"{name}.json")["paths"]
    return {
        (method.upper(), nameless(path))
        for path, item in paths.items()
        for method in item
        if method in _METHODS
    }


@cache
def listed(name: str) -> frozenset[tuple[str, str]]:
    """Return (method, path) of the operations in a list of operations.yaml: `beyond` or `awaited`."""
    lists = yaml.safe_load((Path(__file__).parent / "operations.yaml").read_text(encoding="utf-8"))
    return frozenset(tuple(operation.split(" ", 1)) for operation in lists[name])


def served() -> set[tuple[str, str]]:
    """Return (method, path) of what the entry API answers, the names in the path left out."""
    return {(each.method, nameless(each.path)) for each in api("entry").contract.operations.values()}


def nameless(path: str) -> str:
    """Return a path without the names of its parameters."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def query_names(name: str, path: str) -> set[str]:
    """Return the names of the parameters in the query of a GET."""
    document = _file(ROOT / "reference" / f"{name}.json")
    found = (_pointed(document, each) for each in document["paths"][path]["get"]["parameters"])
    return {each["name"] for each in found if each["in"] == "query"}


def _pointed(document: Any, node: Any) -> Any:
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


@cache
def model(name: str) -> Any:
    """Return a model with everything in place that it refers to."""
    return _whole(_file(ROOT / "models" / f"{name}.json"))


def _whole(node: Any) -> Any:
    if isinstance(node, list):
        return [_whole(each) for each in node]
    if not isinstance(node, dict):
        return node
    own = {key: _whole(value) for key, value in node.items() if key not in {"$ref", "$schema", "example"}}
    return {"allOf": [model(Path(node["$ref"]).stem)], **own} if isinstance(node.get("$ref"), str) else own
