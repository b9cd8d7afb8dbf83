# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Announces the block `identity`."""

    name = "foyer.blocks.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"
