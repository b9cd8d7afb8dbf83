# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Announces the block `operations`."""

    name = "foyer.blocks.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"
