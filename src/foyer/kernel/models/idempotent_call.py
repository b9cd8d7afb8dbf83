# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields, Personal


class IdempotentCall(models.Model):
    """An unsafe call that its client may send again: its answer, once there is one (`status` is set)."""

    actor = models.CharField(max_length=255)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    content_type = models.CharField(max_length=120, blank=True)
    location = models.TextField(blank=True)
    body = models.BinaryField(default=b"")
    began = models.DateTimeField()

    _AGAIN = "to give the same answer to the same call"
    privacy = Fields(
        none=("id", "key", "fingerprint", "status", "content_type", "location", "began"),
        actor=Personal(_AGAIN, "24 hours"),
        body=Personal(_AGAIN, "24 hours"),
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="one_call_a_key"),)
        indexes = (models.Index(fields=("began",), name="idempotent_by_age"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.status or 'in progress'}"
