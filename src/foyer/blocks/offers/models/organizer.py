# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.blocks.offers.models.record import OF_RECORDS, PERSONAL, Record
from foyer.kernel.privacy import Fields


class Organizer(Record):
    """Who organises events or owns places. `url_key` is the address in the form that is compared."""

    url_key = models.CharField(max_length=2048, blank=True)

    privacy = Fields(none=(*OF_RECORDS, "url_key"), **PERSONAL)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(workflow_status__in=("ACTIVE", "DELETED")),
                name="organizer_workflow_status",
            ),
            models.UniqueConstraint(
                fields=("url_key",),
                condition=models.Q(workflow_status="ACTIVE") & ~models.Q(url_key=""),
                name="organizer_url_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("creator", "modified"), name="organizer_of_creator"),
        ]
