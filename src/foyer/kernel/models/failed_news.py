# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.privacy import Fields


class FailedNews(models.Model):
    """News that a reaction could not handle: tried again when due, a dead letter after too many tries.

    `error` names the exception and the line that raised it, never its text: that may speak of people.
    """

    reaction = models.CharField(max_length=80)
    type = models.CharField(max_length=80)
    aggregate_id = models.CharField(max_length=255)
    version = models.BigIntegerField(default=0)
    lane = models.SmallIntegerField(choices=Lane.choices)
    attempts = models.PositiveSmallIntegerField()
    due = models.DateTimeField(null=True)
    error = models.CharField(max_length=255)
    first_failed = models.DateTimeField()

    privacy = Fields(
        none=(
            "id",
            "reaction",
            "type",
            "aggregate_id",
            "version",
            "lane",
            "attempts",
            "due",
            "error",
            "first_failed",
        )
    )

    class Meta:
        indexes = (models.Index(fields=("reaction", "due"), name="failed_news_to_try"),)

    def __str__(self) -> str:
        return f"{self.reaction}: {self.type} {self.aggregate_id} after {self.attempts} tries"

    @property
    def is_dead(self) -> bool:
        """Whether nobody will try again unless asked to."""
        return self.due is None
