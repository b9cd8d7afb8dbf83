# SPDX-License-Identifier: EUPL-1.2
"""The contract of the entry API: the words of openapi.yaml on the form of its routes.

Paths, parameters, security and statuses follow from the routes, the schemas of bodies are those that bodies
are checked against: the documentation cannot tell anything else than what the API does.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from foyer.blocks.offers.public import body_schemas
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.routes import Route

Json = dict[str, Any]

KINDS = {"events": "event", "places": "place", "organizers": "organizer"}
TAGS = {"events": "Events", "places": "Places", "organizers": "Organisers"}
_SETS = {"{offers}": ("events", "places"), "{items}": tuple(KINDS)}
_PARAMETER = re.compile(r"\{(\w+)\*?\}")
_WRITES = {"POST", "PUT", "PATCH"}


def contract(routes: Iterable[Route]) -> Contract:
    """Return the contract of these routes.

    Raises:
        ValueError: a route has no words, or words have no route.
    """
    document = yaml.safe_load((Path(__file__).parent / "openapi.yaml").read_text(encoding="utf-8"))
    words = _words(document.pop("x-operations"))
    paths: dict[str, Json] = {}
    for route in routes:
        pattern = route.pattern.replace("*}", "}")
        told = words.pop((route.method, pattern), None)
        if told is None:
            raise ValueError(f"openapi.yaml says nothing of {route.method} {pattern}")
        paths.setdefault(pattern, {})[route.method.lower()] = _operation(route, told)
    if words:
        raise ValueError(f"openapi.yaml tells of what is not there: {', '.join(map(str, words))}")
    schemas = {_name(name): _inner(schema) for name, schema in body_schemas().items()}
    document["components"]["schemas"] |= schemas
    return Contract({**document, "paths": paths})


def _words(told: dict[str, Json]) -> dict[tuple[str, str], Json]:
    """Return the words of each method and path, sets of kinds spelled out."""
    found = {}
    for key, words in told.items():
        method, _, pattern = key.partition(" ")
        sets = next((names for mark, names in _SETS.items() if mark in pattern), ("",))
        for plural in sets:
            path = pattern.replace("{offers}", plural).replace("{items}", plural)
            body = words.get("body", "")
            if body:
                of = "organizer" if plural == "organizers" else "offer"
                body = body.replace("{kind}", KINDS.get(plural, "")).replace("{of}", of)
            found[method, path] = {**words, "body": body}
    return found


def _operation(route: Route, told: Json) -> Json:
    plural = next((name for name in KINDS if f"/{name}" in route.pattern), "")
    listed = route.method == "GET" and (route.pattern.count("/") == 1)
    made: Json = {
        "operationId": route.operation,
        "summary": told["summary"],
        "description": told.get("description", ""),
        "tags": ["Search" if listed else TAGS[plural]],
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _PARAMETER.findall(route.pattern)
        ]
        + [{"name": name, "in": "query", "schema": schema} for name, schema in told.get("query", {}).items()],
        "security": [] if route.public else [{"bearer": []}, {"bearer": [], "apiKey": []}],
        "responses": _responses(route, told, listed),
    }
    if told["body"]:
        schema = {"$ref": f"#/components/schemas/{_name(told['body'])}"}
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return made


def _responses(route: Route, told: Json, listed: bool) -> Json:
    found: Json = {}
    if told.get("texts"):
        schema = {"type": "string"}
        content = {kind: {"schema": schema} for kind in ("text/plain", "text/html")}
        found["200"] = {"description": "The answer.", "content": content}
    elif "answer" in told:
        created = route.method == "POST" and not route.pattern.startswith("/imports")
        answer = told["answer"]
        schema = {"$ref": f"#/components/schemas/{answer}"} if answer else {"type": "object"}
        kind = "application/ld+json" if route.public else "application/json"
        found["201" if created else "200"] = {
            "description": "The answer.",
            "content": {kind: {"schema": schema}},
        }
    else:
        found["204"] = {"description": "It is so now."}
    refusals = {"400": "BadRequest", "413": "TooLarge"} if route.method in _WRITES else {}
    if not route.public:
        refusals |= {"401": "Unauthorized", "403": "Forbidden"}
    elif route.identified_by:
        refusals |= {"401": "Unauthorized"}
    if "{" in route.pattern:
        refusals |= {"404": "NotFound"}
    if route.operation.startswith("place") and "answer" in told and route.method in _WRITES:
        refusals |= {"409": "Conflict"}
    if listed:
        refusals |= {"400": "BadRequest", "404": "NotFound", "503": "Unavailable"}
    return found | {status: {"$ref": f"#/components/responses/{name}"} for status, name in refusals.items()}


def _name(schema: str) -> str:
    return schema.replace("/", ".")


def _inner(schema: Any) -> Any:
    """Return a schema with references to the components of the contract."""
    if isinstance(schema, dict):
        return {
            name: value.replace("#/$defs/", "#/components/schemas/part.") if name == "$ref" else _inner(value)
            for name, value in schema.items()
        }
    return [_inner(value) for value in schema] if isinstance(schema, list) else schema
