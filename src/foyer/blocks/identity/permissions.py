# SPDX-License-Identifier: EUPL-1.2
"""The named rights of identity."""

from foyer.kernel.rights import Right, staff

MANAGE_API_KEYS = Right("identity.manage-api-keys", (staff,))
MANAGE_DIRECTORY = Right("identity.manage-directory", (staff,))
