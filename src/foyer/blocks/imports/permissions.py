# SPDX-License-Identifier: EUPL-1.2
"""The named rights of imports."""

from foyer.kernel.rights import Right, staff

IMPORT = Right("imports.run", (staff,))
