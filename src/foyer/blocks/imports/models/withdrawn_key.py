# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class WithdrawnKey(models.Model):
    """How often an event of a source was withdrawn because its rows had gone.

    A withdrawn event stays deleted. When its rows return they make a new event, whose key in the
    source carries this number.
    """

    system = models.CharField(max_length=80)
    key = models.CharField(max_length=240)
    times = models.PositiveIntegerField()

    privacy = Fields(none=("id", "system", "key", "times"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("system", "key"), name="import_withdrawn_once")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.key} {self.times}"
