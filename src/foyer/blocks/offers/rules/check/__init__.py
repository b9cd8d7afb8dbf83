# SPDX-License-Identifier: EUPL-1.2
"""Whole documents against the schema and the further rules.

Rules come in steps with a fixed order: all faults of one step are reported together, and a step that
finds any ends the check.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.problems import invalid_data
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.check import events, offers, texts
from foyer.blocks.offers.rules.check.subject import Finding, Subject
from foyer.blocks.offers.rules.known import Known
from foyer.blocks.offers.rules.prepare import Prepared
from foyer.kernel.problems import Problem

__all__ = ["Checked", "check"]

Step = Callable[[Subject], Finding]

STEPS: Mapping[str, Sequence[Step]] = {
    "event": (
        offers.images, events.attendance, events.ages_or_birthdates, offers.ages, events.capacity,
        offers.booking_period, offers.calendar, texts.labels, texts.tariffs, offers.remaining_capacity,
        texts.main_language, events.birthdates, events.location, events.online_url, offers.organizer,
        events.departure_places,
    ),
    "place": (
        offers.images, offers.ages, offers.booking_period, offers.calendar, texts.labels, texts.tariffs,
        offers.remaining_capacity, texts.main_language, offers.organizer,
    ),
    "organizer": (offers.images, texts.labels, texts.main_language),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that follows the rules, with its settled calendar (offers); or the problem it has."""

    document: Mapping[str, Any]
    calendar: Calendar | None = None
    problem: Problem | None = None


def check(kind: str, prepared: Prepared, known: Known, item_id: str = "") -> Checked:
    """Return a prepared document with what is wrong with it, if anything.

    `item_id` only occurs in texts of problems. What needs a search (another organizer with the same
    url, a place that exists already) is not checked here.
    """
    if prepared.problem is not None:
        return Checked({}, None, prepared.problem)
    faults = schema.faults(kind, prepared.document)
    if faults:
        return Checked({}, None, invalid_data(faults))
    document = prepared.document
    calendar = None if kind == "organizer" else Calendar.requested(document, kind)
    subject = Subject(kind, document, known, calendar, item_id)
    for step in STEPS[kind]:
        finding = step(subject)
        if finding:
            problem = finding if isinstance(finding, Problem) else invalid_data(finding)
            return Checked({}, None, problem)
    return Checked(document, calendar.settled() if calendar is not None else None)
