# SPDX-License-Identifier: EUPL-1.2
"""Whether an installation works, as numbers for Prometheus: workers, schedules and room on the disk."""

import shutil
from collections.abc import Iterator

import structlog
from django.conf import settings
from django.db import DatabaseError
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from foyer.kernel import running

log = structlog.get_logger("foyer.metrics")


class RunningCollector(Collector):
    """Reactions that nobody attends to, schedules that are late or fail, free bytes of the home folder."""

    def collect(self) -> Iterator[Metric]:
        """Give the numbers; those of the database only where it answers."""
        disk = shutil.disk_usage(settings.FOYER_HOME)
        yield GaugeMetricFamily("foyer_disk_free_bytes", "Room where the home folder lies.", value=disk.free)
        yield GaugeMetricFamily("foyer_disk_bytes", "Size of the disk of the home folder.", value=disk.total)
        try:
            lines, unattended = running.schedule_lines(), running.unattended()
        except DatabaseError:
            log.warning("the state of the work cannot be read", exc_info=True)
            return
        late = GaugeMetricFamily("foyer_schedule_late_seconds", "Since when it is due.", labels=("schedule",))
        failures = GaugeMetricFamily("foyer_schedule_failures", "Failed in a row.", labels=("schedule",))
        for line in lines:
            late.add_metric((line.name,), line.late_seconds)
            failures.add_metric((line.name,), line.failures)
        yield from (late, failures)
        yield GaugeMetricFamily(
            "foyer_reactions_unattended", "Reactions that no worker runs.", value=len(unattended)
        )
