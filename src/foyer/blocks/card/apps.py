# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CardConfig(AppConfig):
    """Announces the block `card`."""

    name = "foyer.blocks.card"
    label = "card"
    default_auto_field = "django.db.models.BigAutoField"
