# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.api.entry import TABLE, api
from foyer.blocks.entry.tests.calling import ROOT


def test_every_operation_is_documented_in_words():
    operations = api.contract.operations
    assert set(operations) == {route.operation for route in TABLE.routes}
    assert all(operation.summary for operation in operations.values())


def test_bodies_refer_to_schemas_that_exist():
    for operation in api.contract.operations.values():
        if operation.body is not None:
            for schema in operation.body.media.values():
                api.contract.resolve(schema)


def test_the_documentation_is_served(client):
    page = client.get(f"{ROOT}/docs")
    assert page.status_code == 200
    assert "Change single dates" in page.content.decode()
    assert client.get(f"{ROOT}/openapi.json").json()["info"]["title"] == "Entry"
