# SPDX-License-Identifier: EUPL-1.2
"""How many jobs wait, run and have failed, as numbers for Prometheus."""

from collections.abc import Iterator

import structlog
from django.db import DatabaseError
from django.db.models import Count
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from foyer.blocks.jobs.models import Job

log = structlog.get_logger("foyer.metrics")


class JobCollector(Collector):
    """Jobs that are not complete, by their state."""

    def collect(self) -> Iterator[Metric]:
        """Give the numbers, or none where the database does not answer."""
        open_states = (Job.State.WAITING, Job.State.RUNNING, Job.State.FAILED)
        rows = Job.objects.filter(state__in=open_states).values_list("state").annotate(Count("id"))
        try:
            counted = dict(rows)
        except DatabaseError:
            log.warning("jobs cannot be counted", exc_info=True)
            return
        jobs = GaugeMetricFamily("foyer_jobs", "Work that is not complete.", labels=("state",))
        for state in open_states:
            jobs.add_metric((state.value,), counted.get(state.value, 0))
        yield jobs


COLLECTOR = JobCollector()
