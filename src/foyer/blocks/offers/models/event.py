# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.blocks.offers.models.record import OF_OFFERS, PERSONAL, Offer, ordered
from foyer.kernel.privacy import Fields


class Event(Offer):
    """Something that happens, at a place or online.

    `place_ref` is the id that the document names; `place` is its row, absent for the nil place.
    """

    place = models.ForeignKey("offers.Place", null=True, on_delete=models.PROTECT, related_name="+")
    place_ref = models.CharField(max_length=255)

    privacy = Fields(none=(*OF_OFFERS, "place", "place_ref"), **PERSONAL)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(
                    workflow_status__in=("DRAFT", "READY_FOR_VALIDATION", "APPROVED", "REJECTED", "DELETED")
                ),
                name="event_workflow_status",
            ),
            models.CheckConstraint(
                condition=models.Q(calendar_type__in=("single", "multiple", "periodic", "permanent")),
                name="event_calendar_type",
            ),
            ordered("event_ends_after_start"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("creator", "modified"), name="event_of_creator"),
        ]
