# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Announces the block `jobs`."""

    name = "foyer.blocks.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
