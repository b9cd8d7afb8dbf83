# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class ImageLink(models.Model):
    """Which item shows which image: derived from documents on every write, to be asked by the image."""

    image = models.CharField(max_length=36)
    kind = models.CharField(max_length=9)
    public_id = models.CharField(max_length=255)

    privacy = Fields(none=("id", "image", "kind", "public_id"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("image", "kind", "public_id"), name="image_link_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("event", "place", "organizer")), name="image_link_kind"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("kind", "public_id"), name="image_link_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.image} {self.kind} {self.public_id}"
