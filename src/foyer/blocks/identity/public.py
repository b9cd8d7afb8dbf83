# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of identity."""

from foyer.blocks.identity.callers import actor_of
from foyer.blocks.identity.default_queries import register_query_reader
from foyer.blocks.identity.directory import (
    DirectoryUser,
    UserDirectory,
    register_user_directory,
    user_by_email,
    user_by_id,
    users_by_id,
)
from foyer.blocks.identity.queries import ApiKeyFacts, api_key, api_keys, client, program_names
from foyer.blocks.identity.rules.claims import Claims, TokenError
from foyer.blocks.identity.rules.people import Person, is_address
from foyer.blocks.identity.services.change_api_key_status import change_api_key_status
from foyer.blocks.identity.services.issue_api_key import issue_api_key
from foyer.blocks.identity.services.list_users import list_users
from foyer.blocks.identity.services.open_house import Welcome, first_sign_in, open_house
from foyer.blocks.identity.tokens import issue_token, verify_token

__all__ = [
    "ApiKeyFacts",
    "Claims",
    "DirectoryUser",
    "Person",
    "TokenError",
    "UserDirectory",
    "Welcome",
    "actor_of",
    "api_key",
    "api_keys",
    "change_api_key_status",
    "client",
    "first_sign_in",
    "is_address",
    "issue_api_key",
    "issue_token",
    "list_users",
    "open_house",
    "program_names",
    "register_query_reader",
    "register_user_directory",
    "user_by_email",
    "user_by_id",
    "users_by_id",
    "verify_token",
]
