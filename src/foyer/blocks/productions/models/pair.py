# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class Pair(models.Model):
    """Two events that may be the same show, and how alike they are, from 0 to 1.

    `one` comes before `other` in the order of their code points. A pair that was skipped stays as a mark,
    so that it is never suggested again.
    """

    one = models.CharField(max_length=255)
    other = models.CharField(max_length=255)
    score = models.FloatField()
    skipped = models.BooleanField(default=False)

    privacy = Fields(none=("id", "one", "other", "score", "skipped"))

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("one", "other"), name="pair_once"),
            models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="pair_of_two"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("other",), name="pair_by_other"),
            models.Index(fields=("-score", "id"), condition=models.Q(skipped=False), name="pair_best_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one} {self.other}"
