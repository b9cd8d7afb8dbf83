# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal

_KEPT = "thirty days after it ended"


class Job(models.Model):
    """One piece of work that goes on after the answer.

    `payload`, `position` and `result` are JSON texts of the kind's own. `position` is where the next turn
    goes on, `done` of `total` what people see of it. `turn` counts the turns: only the latest may save.
    `due` is when the keeper announces a job again that nobody has touched until then.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        FAILED = "failed"
        COMPLETE = "complete"

    public_id = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=60)
    payload = models.TextField()
    caller = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    stopping = models.BooleanField(default=False)
    turn = models.PositiveIntegerField(default=0)
    position = models.TextField(default="null")
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    result = models.TextField(default="null")
    error = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    created = models.DateTimeField()
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    privacy = Fields(
        none=(
            "id", "public_id", "kind", "state", "stopping", "turn", "position", "done", "total", "result",
            "error", "attempts", "due", "created", "started", "ended",
        ),
        payload=Personal("to do what was asked: ids, and a search as it was typed", _KEPT),
        caller=Personal("to do it with the rights of whoever asked", _KEPT),
    )  # fmt: skip

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "running", "failed", "complete")),
                name="job_state_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("state", "due"), name="job_to_announce"),
            models.Index(fields=("ended",), name="job_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} ({self.state})"
