# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class KnownStreet(models.Model):
    """A street that a known address or a place is in, as its source writes it.

    `area` is the key of the postal code and municipality, `name_key` the name as it is compared.
    """

    area = models.CharField(max_length=150)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=360)

    privacy = Fields(none=("id", "area", "name", "name_key"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("area", "name_key"), name="known_street_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.area})"
