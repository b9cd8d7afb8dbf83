# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """Announces the block `agenda`."""

    name = "foyer.blocks.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"
