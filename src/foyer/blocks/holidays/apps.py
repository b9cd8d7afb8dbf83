# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class HolidaysConfig(AppConfig):
    """Announces the block `holidays`."""

    name = "foyer.blocks.holidays"
    label = "holidays"
    default_auto_field = "django.db.models.BigAutoField"
