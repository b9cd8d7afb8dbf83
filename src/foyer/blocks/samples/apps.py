# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SamplesConfig(AppConfig):
    """Announces the block `samples`."""

    name = "foyer.blocks.samples"
    label = "samples"
    default_auto_field = "django.db.models.BigAutoField"
