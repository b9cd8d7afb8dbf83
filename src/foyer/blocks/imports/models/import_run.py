# SPDX-License-Identifier: EUPL-1.2
from typing import ClassVar

from django.db import models

from foyer.kernel.privacy import Fields, Personal


class ImportRun(models.Model):
    """One run of an import: how far it is, and how it ended.

    A run that was killed stays `running` with the process that had it; the next run of the same
    source finds that process gone, marks it `interrupted` and continues. Values of rows are not
    kept, they may be of people: only how many faults of each kind there were.
    """

    class State(models.TextChoices):
        RUNNING = "running"
        FINISHED = "finished"
        FAILED = "failed"
        INTERRUPTED = "interrupted"

    system = models.CharField(max_length=80)
    mapping_name = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    host = models.CharField(max_length=255)
    process = models.IntegerField()
    owner = models.CharField(max_length=255, blank=True)
    started = models.DateTimeField()
    heartbeat = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    position = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=dict)

    privacy = Fields(
        none=(
            "id",
            "system",
            "mapping_name",
            "file_name",
            "digest",
            "state",
            "host",
            "process",
            "started",
            "heartbeat",
            "ended",
            "position",
            "total",
            "counts",
            "faults",
        ),
        owner=Personal("to know whose items a run made", "3 years", erase="pseudonymise"),
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("system",), condition=models.Q(state="running"), name="import_one_run_a_source"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("running", "finished", "failed", "interrupted")),
                name="import_run_state",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("system", "started"), name="import_runs_of_source")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.started:%Y-%m-%d %H:%M} {self.state} {self.position}/{self.total}"
