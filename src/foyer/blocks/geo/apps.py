# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Announces the block `geo`."""

    name = "foyer.blocks.geo"
    label = "geo"
    default_auto_field = "django.db.models.BigAutoField"
