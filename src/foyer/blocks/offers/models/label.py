# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields


class Label(models.Model):
    """A word that is put on items. Names are compared without regard to case (`name_key`); the first
    spelling stays. Visibility decides in which list of a document the label stands. `sort_key` orders names
    as people do (collation.py).
    """

    public_id = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=510, unique=True)
    visible = models.BooleanField(default=True)
    private = models.BooleanField(default=False)
    excluded = models.BooleanField(default=False)
    sort_key = models.BinaryField(max_length=400, default=b"", db_default=b"")

    privacy = Fields(
        none=("id", "public_id", "name", "name_key", "visible", "private", "excluded", "sort_key")
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(name_key=""), name="label_has_name"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("sort_key",), name="label_in_order")]

    def __str__(self) -> str:
        return self.name
