# SPDX-License-Identifier: EUPL-1.2
"""Give an item another name in one language."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_name(
    actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any], language: str = "nl"
) -> bool:
    """Set `{name}` in a language; return whether anything is different now.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """

    return change(
        actor,
        kind,
        public_id,
        "set-name",
        EDIT[kind],
        lambda state: state.having(name={**state.document["name"], language: wanted["name"]}),
        detail=language,
    )
