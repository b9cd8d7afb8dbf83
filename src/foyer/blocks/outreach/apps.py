# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Announces the block `outreach`."""

    name = "foyer.blocks.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
