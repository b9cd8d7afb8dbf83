# SPDX-License-Identifier: EUPL-1.2
"""The documentation page of an API, made from its contract: readable without scripts and on paper."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import orjson
from django.template.loader import render_to_string

from foyer.kernel.http.contract.document import Contract, Json, Operation, Parameter
from foyer.kernel.http.contract.prose import prose
from foyer.kernel.http.contract.sentences import named

_DEEPEST = 6
_FEW = 5  # so many parameters may be told again


@lru_cache(maxsize=32)
def page(contract: Contract, address: str) -> str:
    """Return the page of an API that answers below an address, as HTML."""
    info = contract.document["info"]
    schemas = contract.document.get("components", {}).get("schemas", {})
    security = contract.document.get("components", {}).get("securitySchemes", {})
    return render_to_string(
        "kernel/api_documentation.html",
        {
            "title": contract.title,
            "version": info.get("version", ""),
            "description": prose(info.get("description", "")),
            "address": address,
            "groups": _groups(contract),
            "security": [
                {"name": name, "description": prose(scheme.get("description", "")), **_how(scheme)}
                for name, scheme in security.items()
            ],
            "schemas": [
                {
                    "name": name,
                    "description": prose(schema.get("description", "")),
                    "kind": _kind(schema),
                    "rows": list(_rows(schema)),
                    "example": _example(schema),
                }
                for name, schema in schemas.items()
            ],
        },
    )


def _how(scheme: Json) -> Json:
    if scheme.get("type") == "apiKey":
        return {"how": f"{scheme.get('in')} parameter", "what": scheme.get("name")}
    return {"how": scheme.get("type", ""), "what": scheme.get("scheme", "")}


def _groups(contract: Contract) -> list[Json]:
    described = {tag["name"]: tag.get("description", "") for tag in contract.document.get("tags", [])}
    order = {name: number for number, name in enumerate(described)}

    def tag(operation: Operation) -> str:
        return operation.tags[0] if operation.tags else "Operations"

    sorted_operations = sorted(contract.operations.values(), key=lambda each: order.get(tag(each), 999))
    groups: list[Json] = [
        {
            "name": name,
            "description": prose(described.get(name, "")),
            "operations": [_operation(contract, operation) for operation in members],
        }
        for name, members in groupby(sorted_operations, key=tag)
    ]
    _tell_once([operation for group in groups for operation in group["operations"]])
    return groups


def _tell_once(operations: list[Json]) -> None:
    """Let an operation with the same many parameters as one above it point there: pages stay short."""
    told: dict[bytes, Json] = {}
    for operation in operations:
        if len(operation["parameters"]) > _FEW:
            first = told.setdefault(orjson.dumps(operation["parameters"]), operation)
            if first is not operation:
                operation["same"] = {key: first[key] for key in ("id", "method", "path")}


def _operation(contract: Contract, operation: Operation) -> Json:
    return {
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "summary": operation.summary,
        "description": prose(operation.description),
        "security": " or ".join(" and ".join(each) or "nothing" for each in operation.security),
        "parameters": [_parameter(contract, parameter) for parameter in operation.parameters],
        "bodies": [
            _content(f"{operation.id}, body {kind}", kind, schema)
            for kind, schema in (operation.body.media.items() if operation.body else ())
        ],
        "responses": [
            {
                "status": status,
                "description": prose(answer.get("description", "")),
                "contents": [
                    _content(f"{operation.id}, {status} {kind}", kind, media.get("schema", {}), media)
                    for kind, media in answer.get("content", {}).items()
                ],
            }
            for status, answer in operation.responses.items()
        ],
    }


def _parameter(contract: Contract, parameter: Parameter) -> Json:
    schema = contract.resolve(parameter.schema)
    return {
        "name": parameter.name,
        "location": parameter.location,
        "required": parameter.required,
        "kind": _kind(parameter.schema),
        "limits": _limits(schema),
        "description": prose(parameter.description or schema.get("description", "")),
        "example": "&".join(_sent(parameter)),
    }


def _sent(parameter: Parameter) -> Iterator[str]:
    """Yield the example of a parameter as it is sent, but not encoded."""
    shown = parameter.example
    if isinstance(shown, dict):
        yield from (f"{parameter.name}[{key}]={value}" for key, value in shown.items())
    elif shown is not None:
        yield from (f"{parameter.name}={one}" for one in (shown if isinstance(shown, list) else [shown]))


def _content(label: str, kind: str, schema: Json, media: Json | None = None) -> Json:
    shown = (media or {}).get("example", schema.get("example"))
    return {
        "label": label,
        "type": kind,
        "kind": _kind(schema),
        "ref": _name(schema),
        "rows": [] if _name(schema) else list(_rows(schema)),
        "example": "" if shown is None else _json(shown),
    }


def _name(schema: Json) -> str:
    target = schema if "$ref" in schema else schema.get("items", {})
    return str(target["$ref"]).rpartition("/")[2] if isinstance(target, dict) and "$ref" in target else ""


def _kind(schema: Any) -> str:
    if not isinstance(schema, dict):
        return "anything" if schema else "nothing"
    if "$ref" in schema:
        return _name(schema)
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return " or ".join(_kind(each) for each in schema[word])
    if "allOf" in schema:
        return " with ".join(_kind(each) for each in schema["allOf"])
    if schema.get("type") == "array":
        return f"list of {_plural(schema.get('items', True))}"
    return named(schema["type"]) if "type" in schema else "anything"


def _plural(schema: Any) -> str:
    words = _kind(schema)
    return words.removeprefix("a ") + "s" if words.startswith("a ") and " or " not in words else words


def _limits(schema: Json) -> str:
    words = (
        ("format", "format {}"),
        ("pattern", "form {}"),
        ("minimum", "at least {}"),
        ("maximum", "at most {}"),
        ("minLength", "{} characters or more"),
        ("maxLength", "{} characters or fewer"),
        ("minItems", "{} items or more"),
        ("maxItems", "{} items or fewer"),
        ("const", "always {}"),
        ("default", "{} if not given"),
    )
    parts = [text.format(_plain(schema[key])) for key, text in words if key in schema]
    if "enum" in schema:
        parts.append("one of " + ", ".join(_plain(option) for option in schema["enum"]))
    if isinstance(items := schema.get("items"), dict) and (of_each := _limits(items)):
        parts.append(f"each {of_each}")
    return "; ".join(parts)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _rows(schema: Json, prefix: str = "", depth: int = 0) -> Iterator[Json]:
    """Give a row for each property, those of objects within objects too."""
    required = set(schema.get("required", ()))
    parts = [schema, *(part for part in schema.get("allOf", ()) if "$ref" not in part)]
    for part in parts:
        for name, child in part.get("properties", {}).items():
            if not isinstance(child, dict):
                continue
            yield {
                "name": prefix + name,
                "required": name in required,
                "kind": _kind(child),
                "ref": _name(child),
                "limits": _limits(child),
                "description": prose(child.get("description", "")),
            }
            inner = child.get("items", child) if child.get("type") == "array" else child
            if isinstance(inner, dict) and depth < _DEEPEST:
                mark = "[]." if child.get("type") == "array" else "."
                yield from _rows(inner, prefix + name + mark, depth + 1)


def _example(schema: Json) -> str:
    shown = schema.get("example", next(iter(schema.get("examples", ())), None))
    return "" if shown is None else _json(shown)


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode()
