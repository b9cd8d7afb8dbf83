# SPDX-License-Identifier: EUPL-1.2
"""How far reactions are behind, as numbers for Prometheus, read from the database when asked."""

from collections.abc import Iterator

import structlog
from django.db import DatabaseError
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from foyer.kernel import clock, reactions
from foyer.kernel.models import FailedNews
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker.cursors import seen_from
from foyer.kernel.worker.reading import backlogs

log = structlog.get_logger("foyer.metrics")


class OutboxCollector(Collector):
    """Rows that wait and the age of the oldest, a reaction and lane; dead letters. A fixed amount of work."""

    def collect(self) -> Iterator[Metric]:
        """Give the numbers, or none where the database does not answer."""
        try:
            yield from self._read()
        except DatabaseError:
            log.warning("the outbox cannot be counted", exc_info=True)

    def _read(self) -> list[Metric]:
        labels = ("reaction", "lane")
        rows = GaugeMetricFamily(
            "foyer_outbox_waiting", "News not yet handled, counted up to 100,000.", labels=labels
        )
        age = GaugeMetricFamily("foyer_outbox_oldest_seconds", "Age of the oldest of it.", labels=labels)
        for lane in Lane:
            seen = {reaction.name: seen_from(reaction.name, lane) for reaction in reactions.registered()}
            told = backlogs(lane, seen.values())
            for name, position in seen.items():
                count, oldest = told[position]
                key = (name, lane.name.lower())
                rows.add_metric(key, count)
                age.add_metric(key, (clock.now() - oldest).total_seconds() if oldest else 0)
        dead = GaugeMetricFamily("foyer_dead_letters", "News that nobody tries again.")
        dead.add_metric((), FailedNews.objects.filter(due=None).count())
        return [rows, age, dead]
