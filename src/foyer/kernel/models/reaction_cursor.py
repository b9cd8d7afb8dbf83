# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.privacy import Fields


class ReactionCursor(models.Model):
    """How far one reaction has read one lane of the outbox: everything up to (transaction, event) is done."""

    reaction = models.CharField(max_length=80)
    lane = models.SmallIntegerField(choices=Lane.choices)
    transaction = models.BigIntegerField(default=0)
    event = models.BigIntegerField(default=0)
    moved = models.DateTimeField(null=True)

    privacy = Fields(none=("id", "reaction", "lane", "transaction", "event", "moved"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reaction", "lane"), name="one_cursor_a_lane"),)

    def __str__(self) -> str:
        return f"{self.reaction} lane {self.lane} at {self.transaction}/{self.event}"
