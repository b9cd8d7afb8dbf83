# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields


class Production(models.Model):
    """Events that are the same show. `name_key` is the name in the form in which it is searched."""

    public_id = models.CharField(max_length=255, unique=True)
    name = models.TextField()
    name_key = models.TextField()
    created = models.DateTimeField()

    privacy = Fields(none=("id", "public_id", "name", "name_key", "created"))

    def __str__(self) -> str:
        return self.public_id


class Showing(models.Model):
    """That an event is in a production. The event is unique: nothing else keeps two writers apart."""

    production = models.ForeignKey(Production, on_delete=models.CASCADE, related_name="showings")
    event = models.CharField(max_length=255, unique=True)

    privacy = Fields(none=("id", "production", "event"))

    def __str__(self) -> str:
        return self.event
