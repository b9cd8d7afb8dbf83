# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Announces the block `jobs`."""

    name = "foyer.blocks.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the numbers of jobs be asked."""
        from foyer.blocks.jobs.job_metrics import COLLECTOR
        from foyer.kernel.metrics import register_collector

        register_collector(COLLECTOR)
