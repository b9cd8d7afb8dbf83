# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.db import models
from django.db.models import Func

from foyer.kernel.privacy import Fields


class CurrentTransaction(Func):
    """The number of the running transaction on PostgreSQL; 0 on SQLite, where writers queue."""

    template = "0"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Give the number that a snapshot can be compared with."""
        return self.as_sql(compiler, connection, template="(pg_current_xact_id()::text::bigint)", **context)


class Lane(models.IntegerChoices):
    """Own: a person waits for it. Bulk: fan-out and mass changes, which never delay the own lane."""

    OWN = 0
    BULK = 1


class OutboxEvent(models.Model):
    """News of a change: ids, type and version only. Appended in the transaction of the change.

    The order of reading is (transaction, id): on PostgreSQL ids can become visible out of order,
    transaction numbers below the oldest open transaction cannot.
    """

    transaction = models.BigIntegerField(db_default=CurrentTransaction())
    lane = models.SmallIntegerField(choices=Lane.choices, default=Lane.OWN)
    type = models.CharField(max_length=80)
    aggregate_id = models.CharField(max_length=255)
    version = models.BigIntegerField(default=0)
    moment = models.DateTimeField()

    privacy = Fields(none=("id", "transaction", "lane", "type", "aggregate_id", "version", "moment"))

    class Meta:
        indexes = (
            models.Index(fields=("lane", "transaction", "id"), name="outbox_reading_order"),
            models.Index(fields=("moment",), name="outbox_by_moment"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.aggregate_id} v{self.version}"
