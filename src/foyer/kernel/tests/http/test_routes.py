# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.http import HttpResponse

from foyer.kernel.http.routes import Route, RouteTable


def _route(operation, method, pattern):
    return Route(operation, method, pattern, lambda _call: HttpResponse())


TABLE = RouteTable(
    [
        _route("list", "GET", "/events"),
        _route("get", "GET", "/events/{id}"),
        _route("put", "PUT", "/events/{id}"),
        _route("main", "PUT", "/events/{id}/images/main"),
        _route("image", "PUT", "/events/{id}/images/{image}"),
        _route("label", "PUT", "/events/{id}/labels/{label*}"),
        _route("labels", "PUT", "/events/{id}/labels"),
    ]
)


@pytest.mark.parametrize(
    ("path", "operations", "parameters"),
    [
        ("/events", {"list"}, {}),
        ("/events/", {"list"}, {}),
        ("/events/1/", {"get", "put"}, {"id": "1"}),
        ("/events/1/images/main", {"main"}, {"id": "1"}),
        ("/events/1/images/x", {"image"}, {"id": "1", "image": "x"}),
        ("/events/1/labels/", {"labels"}, {"id": "1"}),
        ("/events/1/labels/a/b;c", {"label"}, {"id": "1", "label": "a/b;c"}),
    ],
)
def test_finds_the_routes_of_a_path(path, operations, parameters):
    routes, found = TABLE.find(path)
    assert {route.operation for route in routes.values()} == operations
    assert found == parameters


@pytest.mark.parametrize("path", ["/", "", "/nothing", "/events//", "/events/1/images", "/events/1/x"])
def test_finds_nothing_where_nothing_is(path):
    assert TABLE.find(path) is None


def test_refuses_two_routes_at_one_place():
    with pytest.raises(ValueError, match="is taken"):
        RouteTable([_route("a", "GET", "/x"), _route("b", "GET", "/x/")])


def test_refuses_two_names_of_one_parameter():
    with pytest.raises(ValueError, match="is called"):
        RouteTable([_route("a", "GET", "/x/{a}"), _route("b", "PUT", "/x/{b}")])
