# SPDX-License-Identifier: EUPL-1.2
"""The APIs of this installation as contract tests see them."""

import re
from typing import Any

from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string

from foyer.kernel.http.operations import operation_of
from foyer.kernel.http.routes import RouteTable
from foyer.kernel.problems import Problem

NAMES = sorted(settings.FOYER_APIS)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_PARAMETER = re.compile(r"\{(\w+)\*?\}")


def api(name: str) -> Any:
    """Return the object that answers an API."""
    return import_string(settings.FOYER_APIS[name])


def filled(path: str) -> str:
    """Return a path with a word for each parameter in it."""
    return _PARAMETER.sub(lambda found: "nl" if found[1] == "language" else "nothing", path)


def served(name: str, method: str, path: str) -> tuple[str, int]:
    """Call an API as nobody; return which operation it took the call for (or `unknown`) and the status."""
    target = api(name)
    request = RequestFactory().generic(method, f"/api/{name}{path}")
    try:
        status = target.handle(request, path).status_code
    except Problem as problem:
        status = problem.status
    return operation_of(request), status


def route_tables(name: str) -> list[RouteTable]:
    """Return the tables by which an API finds its operations; APIs with one path have none."""
    target = api(name)
    module = __import__(type(target).__module__, fromlist=["*"])
    held = [*vars(target).values(), *vars(module).values()]
    return [each for each in held if isinstance(each, RouteTable)]
