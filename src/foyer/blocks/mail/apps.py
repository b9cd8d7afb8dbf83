# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MailConfig(AppConfig):
    """Announces the block `mail`."""

    name = "foyer.blocks.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"
