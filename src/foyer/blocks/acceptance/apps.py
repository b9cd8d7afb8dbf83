# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    """Announces the block `acceptance`."""

    name = "foyer.blocks.acceptance"
    label = "acceptance"
    default_auto_field = "django.db.models.BigAutoField"
