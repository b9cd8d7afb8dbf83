# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class QueryConfig(AppConfig):
    """Announces the block `query`."""

    name = "foyer.blocks.query"
    label = "query"
    default_auto_field = "django.db.models.BigAutoField"
