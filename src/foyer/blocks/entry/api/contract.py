# SPDX-License-Identifier: EUPL-1.2
"""The contract of the entry API: the words of openapi.yaml on the form of its routes.

Paths, parameters, security and statuses follow from the routes, the schemas of bodies are those that bodies
are checked against: the documentation cannot tell anything else than what the API does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from foyer.blocks.offers.public import body_schemas
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.routes import Part, Route

Json = dict[str, Any]

KINDS = {"events": "event", "places": "place", "organizers": "organizer"}
TAGS = {"events": "Events", "places": "Places", "organizers": "Organisers"}
_SETS = {"{offers}": ("events", "places"), "{items}": tuple(KINDS)}
_DOCUMENT = re.compile(r"(?:/imports)?/(?:events|places|organizers)/\{id\}")
_PARAMETER = re.compile(r"\{(\w+)\*?\}")
_WRITES = {"POST", "PUT", "PATCH"}
_REFUSALS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "406": "NotAcceptable",
    "409": "Conflict",
    "412": "PreconditionFailed",
    "413": "TooLarge",
    "415": "UnsupportedMediaType",
    "502": "BadGateway",
    "503": "Unavailable",
}


def contract(routes: Iterable[Route], parts: Iterable[Part] = ()) -> Contract:
    """Return the contract of the routes of offers and of the parts of other blocks.

    Raises:
        ValueError: a route has no words, or words have no route.
    """
    document = yaml.safe_load((Path(__file__).parent / "openapi.yaml").read_text(encoding="utf-8"))
    paths: dict[str, Json] = {}
    _tell(paths, routes, _words(document.pop("x-operations")), "")
    for part in parts:
        told = yaml.safe_load(part.words.read_text(encoding="utf-8"))
        _tell(
            paths,
            part.routes,
            {tuple(key.split(" ", 1)): words for key, words in told["operations"].items()},
            told["tag"]["name"],
        )
        if told["tag"]["name"] not in {tag["name"] for tag in document["tags"]}:
            document["tags"].append(told["tag"])
        for kind, named in told.get("components", {}).items():
            document["components"].setdefault(kind, {}).update(named)
    schemas = {_name(name): _inner(schema) for name, schema in body_schemas().items()}
    document["components"]["schemas"] |= schemas
    return Contract({**document, "paths": paths})


def _tell(
    paths: dict[str, Json], routes: Iterable[Route], words: Mapping[tuple[str, ...], Json], tag: str
) -> None:
    """Add the operations of routes to the paths of a contract.

    Raises:
        ValueError: a route has no words, or words have no route.
    """
    left = dict(words)
    for route in routes:
        pattern = route.pattern.replace("*}", "}")
        told = left.pop((route.method, pattern), None)
        if told is None:
            raise ValueError(f"nothing is said of {route.method} {pattern}")
        made = _operation(route, told, () if tag else _conditions(route))
        paths.setdefault(pattern, {})[route.method.lower()] = made | ({"tags": [tag]} if tag else {})
    if left:
        raise ValueError(f"words tell of what is not there: {', '.join(map(str, left))}")


def _words(told: dict[str, Json]) -> dict[tuple[str, ...], Json]:
    """Return the words of each method and path, sets of kinds spelled out."""
    found: dict[tuple[str, ...], Json] = {}
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


def _operation(route: Route, told: Json, conditions: Sequence[str]) -> Json:
    plural = next((name for name in KINDS if f"/{name}" in route.pattern), "")
    listed = _is_listed(route)
    made: Json = {
        "operationId": route.operation,
        "summary": told["summary"],
        "description": told.get("description", ""),
        "tags": ["Search" if listed else TAGS.get(plural, "")],
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _PARAMETER.findall(route.pattern)
        ]
        + [{"name": name, "in": "query", "schema": schema} for name, schema in told.get("query", {}).items()]
        + [{"$ref": f"#/components/parameters/{name}"} for name in conditions],
        "security": [] if route.public else [{"bearer": []}, {"bearer": [], "apiKey": []}],
        "responses": _responses(route, told, listed, conditions),
    }
    bodies = told.get("bodies") or {told.get("takes", "application/json"): told.get("body")}
    if any(bodies.values()):
        content = {takes: {"schema": _schema(body)} for takes, body in bodies.items()}
        made["requestBody"] = {"required": "" not in bodies.values(), "content": content}
    return made


def _schema(body: str) -> Json:
    """Return the schema of this name; of an empty name that of a body that is not looked at."""
    return {"$ref": f"#/components/schemas/{_name(body)}"} if body else {"type": "object"}


def _conditions(route: Route) -> tuple[str, ...]:
    """Return the conditions that a call may name: readers of a document, and whoever changes one."""
    found = _DOCUMENT.match(route.pattern)
    if found is None:
        return ()
    if route.method == "GET":
        return () if found.end() < len(route.pattern) else ("IfNoneMatch",)
    return ("IfMatch",)


def _is_listed(route: Route) -> bool:
    """Say whether a route is one of the collections that the search API answers."""
    return route.method == "GET" and route.pattern.strip("/") in {*KINDS, "offers"}


def _responses(route: Route, told: Json, listed: bool, conditions: Sequence[str]) -> Json:
    found: Json = {}
    if told.get("texts"):
        schema = {"type": "string"}
        content = {kind: {"schema": schema} for kind in ("text/plain", "text/html")}
        found["200"] = {"description": "The answer.", "content": content}
    elif "answer" in told or "answers" in told:
        created = route.method == "POST" and not route.pattern.startswith("/imports")
        kind = told.get("gives", "application/ld+json" if route.public else "application/json")
        forms = told.get("answers") or {kind: told["answer"]}
        found[str(told.get("status", 201 if created else 200))] = {
            "description": "The answer.",
            "content": {form: {"schema": _schema(name or "")} for form, name in forms.items()},
        }
    else:
        found[str(told.get("status", 204))] = {"description": "It is so now."}
    if told.get("nothing"):
        found["204"] = {"description": "There is nothing."}
    refusals = {"400", "413"} if route.method in _WRITES else set()
    if not route.public:
        refusals |= {"401", "403"}
    elif route.identified_by:
        refusals |= {"401"}
    if "{" in route.pattern:
        refusals |= {"404"}
    if route.operation.startswith("place") and "answer" in told and route.method in _WRITES:
        refusals |= {"409"}
    if listed:
        refusals |= {"400", "404", "503"}
    refusals |= {"412"} if "IfMatch" in conditions else set()
    if "IfNoneMatch" in conditions:
        found["304"] = {"description": "The client has it already."}
    refusals |= {str(status) for status in told.get("refusals", ())}
    return found | {
        status: {"$ref": f"#/components/responses/{_REFUSALS[status]}"} for status in sorted(refusals)
    }


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
