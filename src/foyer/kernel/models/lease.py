# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields


class Lease(models.Model):
    """Which process may do a thing that only one may do at a time, and until when it may without a word."""

    name = models.CharField(max_length=120, unique=True)
    owner = models.CharField(max_length=255, blank=True)
    until = models.DateTimeField()

    privacy = Fields(none=("id", "name", "owner", "until"))

    def __str__(self) -> str:
        return f"{self.name} held by {self.owner or 'nobody'}"
