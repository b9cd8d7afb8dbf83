# SPDX-License-Identifier: EUPL-1.2
"""Who comes in: staff sees the page, others are asked to sign in, people without the right get 403."""

from foyer.blocks.operations.permissions import SEE_STATE
from foyer.kernel.http.sessions import actor_of, for_those_with

__all__ = ["actor_of", "for_staff"]

for_staff = for_those_with(SEE_STATE)
