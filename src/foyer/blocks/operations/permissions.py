# SPDX-License-Identifier: EUPL-1.2
"""The named rights of operations."""

from foyer.kernel.rights import Right, staff

SEE_STATE = Right("operations.see-state", (staff,))
RETRY_NEWS = Right("operations.retry-news", (staff,))
BACK_UP = Right("operations.back-up")
