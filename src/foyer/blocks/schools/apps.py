# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    """Announces the block `schools`."""

    name = "foyer.blocks.schools"
    label = "schools"
    default_auto_field = "django.db.models.BigAutoField"
