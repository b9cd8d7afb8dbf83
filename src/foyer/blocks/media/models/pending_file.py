# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields


class PendingFile(models.Model):
    """A file that is being stored for an image whose row is not written yet.

    The row of the image takes this one away. One that stays tells of a process that died between the two.
    """

    name = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()

    privacy = Fields(none=("id", "name", "since"))

    def __str__(self) -> str:
        return self.name
