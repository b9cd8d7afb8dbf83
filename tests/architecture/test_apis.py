# SPDX-License-Identifier: EUPL-1.2
"""Every API has a contract, and contract and routes say the same."""

import re

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from foyer.kernel.http.contract import Contract

APIS = sorted(settings.FOYER_APIS)
_PARAMETER = re.compile(r"\{(\w+)\*?\}")


def _api(name):
    return import_string(settings.FOYER_APIS[name])


@pytest.mark.parametrize("name", APIS)
def test_an_api_is_called_as_it_is_mounted(name):
    assert _api(name).name == name


@pytest.mark.parametrize("name", APIS)
def test_an_api_has_a_contract(name):
    contract = _api(name).contract
    assert isinstance(contract, Contract)
    assert contract.operations


@pytest.mark.parametrize("name", APIS)
def test_every_operation_says_what_it_answers(name):
    wrong = [
        operation.id
        for operation in _api(name).contract.operations.values()
        if not any(status.startswith("2") for status in operation.responses)
        or not all(answer.get("description") for answer in operation.responses.values())
        or not operation.summary
    ]
    assert wrong == []


@pytest.mark.parametrize("name", APIS)
def test_every_path_parameter_is_described(name):
    wrong = []
    for operation in _api(name).contract.operations.values():
        described = {each.name for each in operation.parameters if each.location == "path"}
        if described != set(_PARAMETER.findall(operation.path)):
            wrong.append(operation.id)
    assert wrong == []
