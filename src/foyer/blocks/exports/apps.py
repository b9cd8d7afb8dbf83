# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Announces the block `exports`, and the letter that it sends."""

    name = "foyer.blocks.exports"
    label = "exports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the letter known."""
        from foyer.blocks.exports.letters import READY
        from foyer.blocks.mail.public import register

        register(READY)
