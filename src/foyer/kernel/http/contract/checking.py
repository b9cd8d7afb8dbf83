# SPDX-License-Identifier: EUPL-1.2
"""Checking a request against its operation: all faults at once, each with its place and its cure."""

import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jsonschema_rs
import orjson
from django.http import HttpRequest

from foyer.kernel.http.contract.document import Body, Contract, Json, Operation, Parameter
from foyer.kernel.http.contract.sentences import named, one_of, sentence
from foyer.kernel.problems import OWN, Problem

_MISSING = object()
_WORDS = {"true": True, "false": False}
_validators: "weakref.WeakKeyDictionary[Contract, dict[int, Any]]" = weakref.WeakKeyDictionary()


@dataclass(frozen=True)
class Checked:
    """What a request says, converted to the types of its contract. Missing parameters have their default."""

    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None


def check(
    contract: Contract, operation: Operation, request: HttpRequest, in_path: Mapping[str, str]
) -> Checked:
    """Return what a request says.

    Raises:
        Problem: 400 with a list `errors`, each with `in` (path, query, header or body), `name` or
            `pointer`, and `detail`; 415 for a body of another kind.
    """
    faults: list[Json] = []
    values: dict[str, Any] = {}
    for parameter in operation.parameters:
        value = _parameter(contract, parameter, _given(request, parameter, in_path), faults)
        if value is not _MISSING:
            values[parameter.name] = value
    faults += _unknown(request.GET, operation)
    body = _body(contract, operation.body, request, faults) if operation.body else None
    if faults:
        raise Problem(
            OWN + "invalid-request",
            "Invalid request",
            400,
            f"{len(faults)} thing{'s' if len(faults) > 1 else ''} in this request cannot be accepted.",
            {"errors": faults},
        )
    return Checked(values, body)


def _given(request: HttpRequest, parameter: Parameter, in_path: Mapping[str, str]) -> list[str]:
    match parameter.location:
        case "path":
            return [in_path[parameter.name]]
        case "query":
            return request.GET.getlist(parameter.name)
        case _:
            value = request.headers.get(parameter.name)
            return [] if value is None else [value]


def _parameter(contract: Contract, parameter: Parameter, given: list[str], faults: list[Json]) -> Any:
    place = {"in": parameter.location, "name": parameter.name}
    schema = contract.resolve(parameter.schema)
    if not given:
        if parameter.required:
            faults.append({**place, "detail": "is required"})
        return schema.get("default", _MISSING)
    kind = schema.get("type", "string")
    if kind == "array":
        texts = given if parameter.explode else [part for text in given for part in text.split(",")]
        items = contract.resolve(schema.get("items", {}))
        value: Any = [_convert(items.get("type", "string"), text) for text in texts]
    elif len(given) > 1:
        faults.append({**place, "detail": "may be given once only"})
        return _MISSING
    else:
        value = _convert(kind, given[0])
        if kind in {"integer", "number", "boolean"} and isinstance(value, str):
            faults.append({**place, "detail": f"must be {named(kind)}, not {value!r}"})
            return _MISSING
    errors = [{**place, "detail": sentence(error)} for error in _errors(contract, parameter.schema, value)]
    faults += errors
    return _MISSING if errors else value


def _convert(kind: Any, text: str) -> Any:
    """Return a text as a value of a kind, or unchanged where it has not its form."""
    try:
        match kind:
            case "integer":
                return int(text) if text.lstrip("-").isdecimal() and len(text) < 20 else text
            case "number":
                return orjson.loads(text) if text.lstrip("-")[:1].isdecimal() else text
            case "boolean":
                return _WORDS.get(text, text)
    except ValueError:
        pass
    return text


def _unknown(query: Iterable[str], operation: Operation) -> list[Json]:
    known = [parameter.name for parameter in operation.parameters if parameter.location == "query"]
    right = f"the parameters are {one_of(known)[7:]}" if known else "there are no parameters"
    return [
        {"in": "query", "name": name[:60], "detail": f"is unknown; {right}"}
        for name in query
        if name not in known
    ]


def _body(contract: Contract, body: Body, request: HttpRequest, faults: list[Json]) -> Any:
    content = request.body
    if not content:
        if body.required:
            faults.append({"in": "body", "pointer": "", "detail": "is required"})
        return None
    kind = request.content_type or "application/json"
    if kind not in body.media:
        raise Problem(
            OWN + "media-type",
            "Unsupported Media Type",
            415,
            f"Send the body as {' or '.join(body.media)}, not {kind[:60]!r}.",
        )
    if "json" not in kind:
        return content
    if b"\\u0000" in content:  # no database keeps it
        faults.append({"in": "body", "pointer": "", "detail": "must not contain the character U+0000"})
        return None
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        detail = f"is no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        faults.append({"in": "body", "pointer": "", "detail": detail})
        return None
    for fault in _errors(contract, body.media[kind], value):
        where = "".join(f"/{_escaped(part)}" for part in fault.instance_path)
        faults.append({"in": "body", "pointer": where, "detail": sentence(fault)})
    return value


def _escaped(part: str | int) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


def _errors(contract: Contract, schema: Json, value: Any) -> Iterable[Any]:
    """Return the errors of the engine; a validator is made once a schema."""
    made = _validators.setdefault(contract, {})
    if id(schema) not in made:
        made[id(schema)] = jsonschema_rs.Draft202012Validator(
            contract.standalone(schema), validate_formats=True
        )
    validator = made[id(schema)]
    return () if validator.is_valid(value) else validator.iter_errors(value)
