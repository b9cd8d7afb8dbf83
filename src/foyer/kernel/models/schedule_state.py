# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.privacy import Fields


class ScheduleState(models.Model):
    """When a schedule is due, and how its last run went."""

    name = models.CharField(max_length=80, unique=True)
    due = models.DateTimeField()
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=255, blank=True)

    privacy = Fields(none=("id", "name", "due", "started", "finished", "failures", "error"))

    def __str__(self) -> str:
        return f"{self.name} due {self.due:%Y-%m-%d %H:%M:%S}"
