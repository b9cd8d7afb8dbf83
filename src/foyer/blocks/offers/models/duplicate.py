# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class DuplicatePlace(models.Model):
    """A place that is known to be the same as another, the canonical one of its cluster.

    A cluster is a canonical place with all that name it here; a canonical place never stands in `place`. The
    documents of both repeat this, so that reading them costs nothing.
    """

    place = models.OneToOneField("offers.Place", on_delete=models.PROTECT, related_name="+")
    canonical = models.ForeignKey("offers.Place", on_delete=models.PROTECT, related_name="+")

    privacy = Fields(none=("id", "place", "canonical"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(place=models.F("canonical")), name="duplicate_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} is {self.canonical_id}"
