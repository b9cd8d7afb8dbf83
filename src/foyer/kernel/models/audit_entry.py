# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields, Personal


class AuditEntry(models.Model):
    """Who did which verb to what, and when. Written in the transaction of the change; never changed."""

    moment = models.DateTimeField()
    actor = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255, blank=True)
    verb = models.CharField(max_length=80)
    aggregate_type = models.CharField(max_length=60)
    aggregate_id = models.CharField(max_length=255)
    detail = models.JSONField(null=True)

    privacy = Fields(
        none=("id", "moment", "client_id", "verb", "aggregate_type", "aggregate_id", "detail"),
        actor=Personal("to answer who changed something", "3 years", erase="pseudonymise"),
    )

    class Meta:
        indexes = (
            models.Index(fields=("aggregate_id", "moment"), name="audit_of_aggregate"),
            models.Index(fields=("moment",), name="audit_by_moment"),
        )

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M:%S} {self.actor} {self.verb} {self.aggregate_id}"
