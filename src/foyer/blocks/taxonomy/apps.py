# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Announces the block `taxonomy`."""

    name = "foyer.blocks.taxonomy"
    label = "taxonomy"
    default_auto_field = "django.db.models.BigAutoField"
