# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Announces the block `offers`."""

    name = "foyer.blocks.offers"
    label = "offers"
    default_auto_field = "django.db.models.BigAutoField"
