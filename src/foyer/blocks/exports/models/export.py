# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal

_KEPT = "until the file is thrown away, thirty days at most"


class Export(models.Model):
    """One export that somebody asked for.

    `job` is the id by which its progress is asked for, which others may learn; `file` is the name of its file
    without extension, which nobody can guess. `wanted` is the order as JSON. `items` and `size` (bytes) are
    those of the file, from `ready` on; at `expires` it is thrown away.
    """

    job = models.CharField(max_length=36, unique=True)
    file = models.CharField(max_length=36, unique=True)
    extension = models.CharField(max_length=8)
    asked_by = models.CharField(max_length=255, db_index=True)
    wanted = models.TextField()
    email = models.CharField(max_length=254, blank=True)
    items = models.PositiveIntegerField(null=True)
    size = models.PositiveBigIntegerField(null=True)
    created = models.DateTimeField()
    ready = models.DateTimeField(null=True)
    expires = models.DateTimeField(db_index=True)

    privacy = Fields(
        none=("id", "job", "file", "extension", "items", "size", "created", "ready", "expires"),
        asked_by=Personal("to show somebody his own exports", _KEPT),
        wanted=Personal("to do what was asked: a search as it was typed, and titles", _KEPT),
        email=Personal("to send the link", "until the letter is queued"),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(ready=None) | models.Q(size__isnull=False, items__isnull=False),
                name="export_ready_has_a_size",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} ({self.extension})"

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.file}.{self.extension}"
