# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class RolesConfig(AppConfig):
    """Announces the block `roles`, and lets it answer what roles and configuration grant."""

    name = "foyer.blocks.roles"
    label = "roles"
    default_auto_field = "django.db.models.BigAutoField"
