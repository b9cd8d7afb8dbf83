# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Announces the block `imports`."""

    name = "foyer.blocks.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
