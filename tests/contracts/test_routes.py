# SPDX-License-Identifier: EUPL-1.2
"""Every operation of a contract is served, and nothing is served that the contract does not tell."""

import pytest

from contracts.apis import METHODS, NAMES, api, filled, route_tables, served
from contracts.published import listed
from contracts.published import served as served_by_entry

pytestmark = pytest.mark.django_db

# What answers although no contract lists it: old spellings that search clients use.
FORMER_PATHS = {"search": {"/event": "/events", "/place": "/places"}}


@pytest.mark.parametrize("name", NAMES)
def test_every_operation_is_served(name):
    wrong = {}
    for operation in api(name).contract.operations.values():
        found, status = served(name, operation.method, filled(operation.path))
        if found != operation.id or status == 405:
            wrong[operation.id] = (found, status)
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_got_has_a_head(name):
    wrong = {}
    for operation in api(name).contract.operations.values():
        path = filled(operation.path)
        got = served(name, "GET", path)
        if operation.method == "GET" and served(name, "HEAD", path) != got:
            wrong[operation.id] = served(name, "HEAD", path)
        elif got[1] == 405 and served(name, "HEAD", path)[1] != 405:
            wrong[operation.id] = "HEAD without GET"
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_other_methods_of_its_paths_are_refused(name):
    operations = api(name).contract.operations.values()
    told = {(operation.method, operation.path) for operation in operations}
    paths = {path for _, path in told}
    open_doors = {
        (method, path): served(name, method, filled(path))[1]
        for path in paths
        for method in METHODS
        if (method, path) not in told
    }
    assert {door: status for door, status in open_doors.items() if status != 405} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_route_is_an_operation(name):
    told = {(each.method, each.path) for each in api(name).contract.operations.values()}
    routes = {
        (route.method, route.pattern.replace("*}", "}"))
        for table in route_tables(name)
        for route in table.routes
    }
    assert routes - told == set()
    if routes:
        assert told - routes == set()


def test_the_large_apis_find_their_operations_by_a_table():
    assert {name for name in NAMES if route_tables(name)} >= {"entry", "geo"}


@pytest.mark.parametrize(
    ("name", "former"), [(name, path) for name, paths in FORMER_PATHS.items() for path in paths]
)
def test_former_paths_are_those_of_the_contract(name, former):
    assert served(name, "GET", former) == served(name, "GET", FORMER_PATHS[name][former])
    assert served(name, "GET", former)[0] != "unknown"


@pytest.mark.parametrize("name", NAMES)
def test_elsewhere_is_nothing(name):
    assert served(name, "GET", "/nothing/at/all/here") == ("unknown", 404)


def test_entry_serves_what_lies_beyond_the_published_document():
    assert listed("beyond") - listed("awaited") - served_by_entry() == set()
    assert listed("awaited") & served_by_entry() == set()
