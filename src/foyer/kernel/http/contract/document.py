# SPDX-License-Identifier: EUPL-1.2
"""Reading an OpenAPI 3.1 document: its operations with their parameters, bodies and answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
import yaml

Json = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation. `location` is path, query or header."""

    name: str
    location: str
    required: bool
    schema: Json
    description: str
    explode: bool
    example: Any = None


@dataclass(frozen=True)
class Body:
    """The body of a request: its schema per media type."""

    required: bool
    media: Mapping[str, Json]
    description: str


@dataclass(frozen=True)
class Operation:
    """One operation: what it is called, how it is called, what it takes and answers."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: Mapping[str, Json]
    security: tuple[Json, ...]


class Contract:
    """One OpenAPI document."""

    def __init__(self, document: Json) -> None:
        """Take a document.

        Raises:
            ValueError: it is no OpenAPI 3.1, or an operation has no id or one that is taken.
        """
        if not str(document.get("openapi", "")).startswith("3.1"):
            raise ValueError("a contract must be OpenAPI 3.1")
        self.document = document
        self.operations: dict[str, Operation] = {}
        for operation in self._read():
            if operation.id in self.operations:
                raise ValueError(f"two operations are called {operation.id!r}")
            self.operations[operation.id] = operation

    @classmethod
    def load(cls, path: str | Path) -> "Contract":
        """Read a contract from a YAML or JSON file.

        Raises:
            ValueError: as the constructor.
            OSError: the file cannot be read.
        """
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        document: Json = yaml.load(Path(path).read_text(encoding="utf-8"), loader)  # noqa: S506 - both are safe
        return cls(document)

    @property
    def title(self) -> str:
        """The name of the API."""
        return str(self.document["info"]["title"])

    @cached_property
    def json(self) -> bytes:
        """The document as JSON; dates that YAML made of texts are texts again."""
        return orjson.dumps(self.document, option=orjson.OPT_NON_STR_KEYS)

    def resolve(self, node: Json) -> Json:
        """Return what a node refers to, or the node itself.

        Raises:
            ValueError: the reference leads nowhere in this document.
        """
        while "$ref" in node:
            target: Any = self.document
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                try:
                    target = target[part.replace("~1", "/").replace("~0", "~")]
                except (KeyError, TypeError) as error:
                    raise ValueError(f"{node['$ref']} leads nowhere") from error
            node = target
        return node

    def standalone(self, schema: Json) -> Json:
        """Return a schema together with the components that it may refer to."""
        return {**schema, "components": self.document.get("components", {})}

    def _read(self) -> Iterator[Operation]:
        for path, shared in self.document.get("paths", {}).items():
            item = self.resolve(shared)
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, item[method], item.get("parameters", []))

    def _operation(self, path: str, method: str, node: Json, shared: list[Json]) -> Operation:
        if not node.get("operationId"):
            raise ValueError(f"{method.upper()} {path} has no operationId")
        parameters = {}
        for given in (*shared, *node.get("parameters", [])):
            parameter = self._parameter(self.resolve(given))
            parameters[parameter.location, parameter.name] = parameter
        body = self._body(self.resolve(node["requestBody"])) if "requestBody" in node else None
        responses = node.get("responses", {})
        security = node.get("security", self.document.get("security")) or ()
        return Operation(
            id=node["operationId"],
            method=method.upper(),
            path=path,
            summary=node.get("summary", ""),
            description=node.get("description", ""),
            tags=tuple(node.get("tags", ())),
            parameters=tuple(parameters.values()),
            body=body,
            responses={str(status): self.resolve(answer) for status, answer in responses.items()},
            security=tuple(security),
        )

    @staticmethod
    def _parameter(node: Json) -> Parameter:
        return Parameter(
            name=node["name"],
            location=node["in"],
            required=bool(node.get("required")),
            schema=node.get("schema", {}),
            description=node.get("description", ""),
            explode=node.get("explode", True),
            example=node.get("example"),
        )

    @staticmethod
    def _body(node: Json) -> Body:
        media = {kind: value.get("schema", {}) for kind, value in node["content"].items()}
        return Body(bool(node.get("required")), media, node.get("description", ""))
