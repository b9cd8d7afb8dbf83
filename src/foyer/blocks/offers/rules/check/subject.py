# SPDX-License-Identifier: EUPL-1.2
"""What a step of the check looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.known import Known
from foyer.kernel.problems import Problem

Finding = list[SchemaError] | Problem | None
"""Faults of one step, a problem of another kind, or nothing."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A document whose form is right, its calendar as requested, and the world around it."""

    kind: str
    document: Mapping[str, Any]
    known: Known
    calendar: Calendar | None
    item_id: str
