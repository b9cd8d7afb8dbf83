# SPDX-License-Identifier: EUPL-1.2
"""The named rights on jobs."""

from foyer.kernel.rights import Right, authenticated, staff

START = Right("jobs.start", (authenticated,))
STEER = Right("jobs.steer", (staff,))
