# SPDX-License-Identifier: EUPL-1.2
"""The circumstances in which a whole document is written."""

from dataclasses import dataclass, field
from datetime import datetime

from foyer.blocks.offers.rules.known import Known
from foyer.blocks.offers.rules.labels import Labels


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes which item, when, and with what knowledge.

    `labels` holds the labels that the document names and those that the item has. `auto_approve` is for
    callers whose publications need no validation. `education_places` are places whose events are always
    for schools.
    """

    item_id: str
    author: str
    now: datetime
    known: Known
    labels: Labels = field(default_factory=dict)
    auto_approve: bool = False
    education_places: frozenset[str] = frozenset()
