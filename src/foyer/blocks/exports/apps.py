# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Announces the block `exports`, the letter that it sends, and when it does not send it."""

    name = "foyer.blocks.exports"
    label = "exports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register both."""
        from foyer.blocks.exports.letters import READY
        from foyer.blocks.exports.services.hold_restored import hold_restored
        from foyer.blocks.mail.public import register
        from foyer.kernel.restoring import register_after_restore

        register(READY)
        register_after_restore("exports", hold_restored)
