# SPDX-License-Identifier: EUPL-1.2
"""The named rights of geo."""

from foyer.kernel.rights import Right, staff

LEARN_ADDRESSES = Right("geo.learn-addresses", (staff,))
