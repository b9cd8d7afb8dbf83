# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class SourceRecord(models.Model):
    """Which row of which outside system an item came from, and how that row looked the last time."""

    system = models.CharField(max_length=120)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=9)
    public_id = models.CharField(max_length=255)
    seen = models.DateTimeField()

    privacy = Fields(none=("id", "system", "key", "fingerprint", "kind", "public_id", "seen"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("system", "key"), name="source_key_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("event", "place", "organizer")), name="source_kind"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("public_id",), name="source_of_item")]

    def __str__(self) -> str:
        return f"{self.system} {self.key}"
