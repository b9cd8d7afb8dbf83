# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class SourceLink(models.Model):
    """Which place or organiser here is meant by a spelling or id of a source.

    Decided once, kept for all later runs, so that a place does not change when the likeness of names
    would be judged otherwise. `made` says that the import made the item, and may change it.
    """

    system = models.CharField(max_length=80)
    kind = models.CharField(max_length=9)
    key = models.CharField(max_length=200)
    target = models.CharField(max_length=255)
    made = models.BooleanField()

    privacy = Fields(none=("id", "system", "kind", "key", "target", "made"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("system", "kind", "key"), name="import_link_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("place", "organizer")), name="import_link_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.kind} {self.key} = {self.target}"
