# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    """Announces the block `ownership`."""

    name = "foyer.blocks.ownership"
    label = "ownership"
    default_auto_field = "django.db.models.BigAutoField"
