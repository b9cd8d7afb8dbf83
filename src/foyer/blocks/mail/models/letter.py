# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class Letter(models.Model):
    """One letter to one address: what to say, and how far it is.

    `key` is what whoever queued it calls it: there is one letter a key. `values` is the JSON that its
    templates need, emptied when a server has taken the letter. `due` is when it is announced to the worker
    again. `error` is a code, never the words of a server. `service_id` is what a mail service calls it.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        BOUNCED = "bounced"
        UNWANTED = "unwanted"

    public_id = models.CharField(max_length=36, unique=True)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=80)
    recipient = models.CharField(max_length=320)
    recipient_key = models.CharField(max_length=960, db_index=True)
    language = models.CharField(max_length=2)
    values = models.TextField(default="{}")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    error = models.CharField(max_length=120, blank=True)
    service_id = models.CharField(max_length=255, blank=True, db_index=True)
    created = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    _SENDING = "to send a letter, and to know what became of it"
    _KEPT = "30 days after it was sent or given up"
    privacy = Fields(
        none=(
            "id", "public_id", "key", "kind", "state", "attempts", "due", "error", "service_id", "created",
            "ended",
        ),
        recipient=Personal(_SENDING, _KEPT),
        recipient_key=Personal(_SENDING, _KEPT),
        language=Personal(_SENDING, _KEPT),
        values=Personal("to say what the letter says", "until a server has taken it, at most 30 days"),
    )  # fmt: skip

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state__in=("queued", "sent", "failed", "bounced", "unwanted")),
                name="letter_state_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("state", "due"), name="letter_to_send"),
            models.Index(fields=("ended",), name="letter_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} ({self.state})"
