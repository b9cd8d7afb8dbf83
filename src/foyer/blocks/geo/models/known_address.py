# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields


class KnownAddress(models.Model):
    """An address whose point some source told: of a building or a street, never of a person."""

    class Precision(models.TextChoices):
        """How much of the address the point stands for."""

        ADDRESS = "address"
        STREET = "street"

    key = models.CharField(max_length=300, unique=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    precision = models.CharField(max_length=10, choices=Precision.choices)
    source = models.CharField(max_length=120)
    learned = models.DateTimeField()

    privacy = Fields(none=("id", "key", "latitude", "longitude", "precision", "source", "learned"))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90)) & models.Q(longitude__range=(-180, 180)),
                name="known_address_on_the_globe",
            ),
            models.CheckConstraint(
                condition=models.Q(precision__in=["address", "street"]),
                name="known_address_precision_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} ({self.precision})"
