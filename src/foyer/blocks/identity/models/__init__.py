# SPDX-License-Identifier: EUPL-1.2
"""The tables of identity, one aggregate a file."""

from foyer.blocks.identity.models.api_key import ApiKey
from foyer.blocks.identity.models.directory_entry import DirectoryEntry
from foyer.blocks.identity.models.sign_in_failure import SignInFailure
from foyer.blocks.identity.models.user import User

__all__ = ["ApiKey", "DirectoryEntry", "SignInFailure", "User"]
