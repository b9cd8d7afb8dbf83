# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AssociationsConfig(AppConfig):
    """Announces the block `associations`."""

    name = "foyer.blocks.associations"
    label = "associations"
    default_auto_field = "django.db.models.BigAutoField"
