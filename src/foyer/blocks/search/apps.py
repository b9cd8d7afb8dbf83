# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Announces the block `search`."""

    name = "foyer.blocks.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
