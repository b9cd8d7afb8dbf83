# SPDX-License-Identifier: EUPL-1.2
"""Say what an event or place costs."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.check.texts import tariff_faults
from foyer.blocks.offers.rules.prices import lines
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_price_info(actor: Actor, kind: str, public_id: str, wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Replace the price lines: one base price, with its fixed name, and tariffs of other names.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, two tariffs share a name.
    """
    if faults := tariff_faults(wanted):
        raise problems.invalid_data(faults)
    return change(
        actor,
        kind,
        public_id,
        "set-price-info",
        EDIT[kind],
        lambda state: state.having(priceInfo=lines(wanted)),
    )
