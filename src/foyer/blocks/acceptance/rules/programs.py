# SPDX-License-Identifier: EUPL-1.2
"""The programs of the environment: clients, and API keys."""

from dataclasses import dataclass

DIEST = "regions:nis-24020"
SCHERPENHEUVEL = "regions:nis-24134"
UNKNOWN_KEY = "nonExisting"
UNKNOWN_CLIENT = "invalid-client-id"


@dataclass(frozen=True)
class Program:
    """A client: `name` as suites call it, `title` as histories do. `apis` are those that it opens.

    `sees_children_only` lets it find the children-only events of others; `query` narrows its searches.
    """

    name: str
    id: str
    title: str
    apis: tuple[str, ...] = ()
    query: str = ""
    sees_children_only: bool = False


@dataclass(frozen=True)
class Key:
    """An API key. `client_id` is the client that it stands for, if any; `query` narrows its searches."""

    name: str
    apis: tuple[str, ...]
    client_id: str = ""
    query: str = ""


JWT_PROVIDER = Program("jwt_provider_v2", "acceptance-jwt-provider-v2", "UiTdatabank Acceptance JWT Provider")
TEST_CLIENT = Program(
    "test_client",
    "pjeOqgEYI0Y4gmr8DWMpUrpTMXrvjgpc",
    "UiTdatabank Acceptance Tests",
    ("entry", "search"),
)
CLIENTS = (
    JWT_PROVIDER,
    TEST_CLIENT,
    Program("test_client_sapi3_only", "acceptance-search-only", "Acceptance Search Only", ("search",)),
    Program("test_client_no_apis", "acceptance-no-apis", "Acceptance No APIs"),
    Program(
        "test_client_with_default_search_query",
        "acceptance-default-query",
        "Acceptance Default Query",
        ("search",),
        query=DIEST,
    ),
    Program("boa_client", "acceptance-boa", "Acceptance BOA", ("entry", "search"), sees_children_only=True),
)

AUTO_APPROVED = "importerWithAutoApproval"
KEYS = (
    Key("uitdatabank", ("entry", "search")),
    Key(AUTO_APPROVED, ("entry",)),
    Key("apiKeyMatchedToClientIdWithEntryScope", ("entry",), client_id="acceptance-key-entry"),
    Key("apiKeyMatchedToClientIdWithSearchScope", ("search",), client_id="acceptance-key-search"),
    Key("sapi3KeyWithUitIdFilterForDiest", ("search",), query=DIEST),
    Key("sapi3KeyWithConfigFileFilterForScherpenheuvel", ("search",), query=SCHERPENHEUVEL),
)

# What configuration grants to the test client. It replaces what roles would; there are none.
GRANTED = {
    f"{TEST_CLIENT.id}@clients": {
        "permissions": ["AANBOD_BEWERKEN", "GEBRUIKERS_BEHEREN"],
        "constraint": DIEST,
        "labels": ["private-invisible"],
    }
}


def program(client_id: str) -> Program | None:
    """Return the client with this id, or None."""
    return next((one for one in CLIENTS if one.id == client_id), None)
