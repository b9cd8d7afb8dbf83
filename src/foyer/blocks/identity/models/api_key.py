# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel import ids
from foyer.kernel.privacy import Fields


class ApiKey(models.Model):
    """A key with which a program calls APIs. Only the SHA-256 of the key is kept."""

    class Status(models.TextChoices):
        """An active key opens its APIs; a blocked or removed one is told so."""

        ACTIVE = "active"
        BLOCKED = "blocked"
        REMOVED = "removed"

    public_id = models.CharField(max_length=64, unique=True, default=ids.new)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    client_id = models.CharField(max_length=120, blank=True, db_index=True)
    apis = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    default_query = models.TextField(blank=True)
    sees_children_only = models.BooleanField(default=False)
    created = models.DateTimeField()

    privacy = Fields(
        none=(
            "id",
            "public_id",
            "name",
            "digest",
            "client_id",
            "apis",
            "status",
            "default_query",
            "sees_children_only",
            "created",
        )
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status__in=["active", "blocked", "removed"]),
                name="api_key_status_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.status})"
