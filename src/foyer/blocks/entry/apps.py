# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class EntryConfig(AppConfig):
    """Announces the block `entry`."""

    name = "foyer.blocks.entry"
    label = "entry"
    default_auto_field = "django.db.models.BigAutoField"
