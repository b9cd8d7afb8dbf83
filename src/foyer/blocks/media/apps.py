# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Announces the block `media`."""

    name = "foyer.blocks.media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"
