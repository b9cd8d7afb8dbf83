# SPDX-License-Identifier: EUPL-1.2
"""Routes as data: blocks list what they answer, a channel puts the lists together into one API.

A pattern is a path of segments: a word, `{name}` for exactly one segment, or `{name*}` at the end for
all that is left (names with slashes arrive decoded). Words win over parameters.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from foyer.kernel.actors import ANONYMOUS, Actor


@dataclass(frozen=True)
class Call:
    """One request on its way to an endpoint: who calls, and the parameters of the path, decoded.

    `prepared` is what the route prepared for it.
    """

    request: HttpRequest
    parameters: Mapping[str, str]
    actor: Actor = ANONYMOUS
    prepared: Any = None

    def __getitem__(self, name: str) -> str:
        return self.parameters[name]


Endpoint = Callable[[Call], HttpResponse]
Check = Callable[[Call], None]
Prepare = Callable[[Call], Any]


@dataclass(frozen=True)
class Route:
    """One operation: its name in the contract, how it is called, who may, and what answers.

    `public` routes never read credentials, unless `identified_by` names a parameter of the query that
    the request carries. `checks` run in order after authentication and before the body is read, and
    raise a Problem: rights on the whole route, existence of what the path names. Where the endpoint finds out
    itself what a check would ask, it stands in `if_refused`: it runs only when the endpoint refuses a call,
    and what it raises is told in place of the endpoint's own reason. `prepare` comes after the checks,
    does what takes long and changes nothing, and gives the endpoint what it made: an idempotency key holds
    a transaction open over the endpoint, and nothing long may happen within one.
    """

    operation: str
    method: str
    pattern: str
    endpoint: Endpoint
    public: bool = False
    identified_by: str = ""
    checks: tuple[Check, ...] = ()
    if_refused: tuple[Check, ...] = ()
    prepare: Prepare | None = None


@dataclass(frozen=True)
class Part:
    """What one block answers in an API that several blocks make up.

    `words` is a YAML file that says what its operations are for: a `tag` (name and description),
    `components`, and `operations` by `METHOD /pattern`.
    """

    routes: tuple[Route, ...]
    words: Path


@dataclass
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    parameter: "_Node | None" = None
    rest: "_Node | None" = None
    name: str = ""
    routes: dict[str, Route] = field(default_factory=dict)


class RouteTable:
    """Finds the route of a path. Built once; looking up costs one step a segment."""

    def __init__(self, routes: Iterable[Route]) -> None:
        """Take all routes.

        Raises:
            ValueError: two routes answer the same method of the same path.
        """
        self._root = _Node()
        self.routes = tuple(routes)
        for route in self.routes:
            node = self._root
            for segment in route.pattern.strip("/").split("/"):
                node = _step(node, segment)
            if route.method in node.routes:
                raise ValueError(f"{route.operation}: {route.method} {route.pattern} is taken")
            node.routes[route.method] = route

    def find(self, path: str) -> tuple[Mapping[str, Route], dict[str, str]] | None:
        """Return the routes of a path by method with the parameters in it, or None where nothing is.

        Routes that share a path share the names of its parameters.
        """
        segments = path.removeprefix("/").removesuffix("/").split("/")
        found = _walk(self._root, segments, 0, {})
        return None if found is None else (found[0].routes, found[1])


def _step(node: _Node, segment: str) -> _Node:
    if segment.startswith("{"):
        name = segment.strip("{}*")
        which = "rest" if segment.endswith("*}") else "parameter"
        child = getattr(node, which) or _Node(name=name)
        if child.name != name:
            raise ValueError(f"a parameter is called {child.name} and {name} at the same place")
        setattr(node, which, child)
        return child
    return node.words.setdefault(segment, _Node())


def _walk(
    node: _Node, segments: list[str], index: int, parameters: dict[str, str]
) -> tuple[_Node, dict[str, str]] | None:
    if index == len(segments):
        return (node, parameters) if node.routes else None
    segment = segments[index]
    if (word := node.words.get(segment)) and (found := _walk(word, segments, index + 1, parameters)):
        return found
    if (
        segment
        and (child := node.parameter)
        and (found := _walk(child, segments, index + 1, {**parameters, child.name: segment}))
    ):
        return found
    if (rest := node.rest) and (left := "/".join(segments[index:])):
        return rest, {**parameters, rest.name: left}
    return None
