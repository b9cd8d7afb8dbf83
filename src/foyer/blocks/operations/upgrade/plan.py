# SPDX-License-Identifier: EUPL-1.2
"""What an upgrade would do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor

from foyer.blocks.offers.public import count
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.rules.stops import Step, index_minutes, stop
from foyer.blocks.search.public import index_fits

_KINDS = ("event", "place", "organizer")


@dataclass(frozen=True)
class Plan:
    """The migrations that wait, in their order; seconds of a stop.

    And whether the index must be made anew, in how many minutes.
    """

    migrations: tuple[str, ...]
    makes_index: bool
    needs_stop: bool
    seconds: int
    index_minutes: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.migrations and not self.makes_index


def plan() -> Plan:
    """Look what waits."""
    waiting = pending()
    needs_stop = connection.vendor == "sqlite" and bool(waiting)
    makes_index = not index_fits()
    return Plan(
        migrations=tuple(f"{one.app_label}.{one.name}" for one in waiting),
        makes_index=makes_index,
        needs_stop=needs_stop,
        seconds=stop(_steps(waiting), engine().size()) if needs_stop else 0,
        index_minutes=index_minutes(sum(map(count, _KINDS))) if makes_index else 0,
    )


def pending() -> list[Migration]:
    """Return the migrations that wait, in their order."""
    executor = MigrationExecutor(connection)
    return [one for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def _steps(waiting: list[Migration]) -> Iterator[Step]:
    """Go through the operations with the rows of the table of each; one that names none walks its app.

    What a program or SQL works on, its hint `model_name` says.
    """
    there = set(connection.introspection.table_names())
    for migration in waiting:
        for operation in migration.operations:
            hints = getattr(operation, "hints", {})
            model = getattr(operation, "model_name", "") or hints.get("model_name", "")
            tables = (
                [f"{migration.app_label}_{model.lower()}"]
                if model
                else sorted(name for name in there if name.startswith(f"{migration.app_label}_"))
            )
            rows = [_rows(table) for table in tables if table in there]
            yield Step(type(operation).__name__, max(rows, default=0))


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - of the introspection
        return int(cursor.fetchone()[0])
