# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.blocks.associations.rules.connections import STATUSES
from foyer.kernel.privacy import Fields


class StoredConnection(models.Model):
    """An organiser and the number of an association that it is, or was.

    `ended_here` marks one that an owner ended: what files say of it no longer counts.
    """

    organizer_id = models.CharField(max_length=255)
    code = models.CharField(max_length=8)
    status = models.CharField(max_length=9)
    ended_here = models.BooleanField(default=False)
    changed = models.DateTimeField()

    privacy = Fields(none=("id", "organizer_id", "code", "status", "ended_here", "changed"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("organizer_id", "code"), name="connection_once"),
            models.CheckConstraint(condition=models.Q(status__in=sorted(STATUSES)), name="connection_status"),
        ]

    def __str__(self) -> str:
        return f"{self.organizer_id} {self.code} ({self.status})"
