# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MailConfig(AppConfig):
    """Announces the block `mail`, what it holds back after a restore, and what it looks at for the doctor."""

    name = "foyer.blocks.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register both."""
        from foyer.blocks.mail.services.examine_way import examine_way
        from foyer.blocks.mail.services.hold_restored import hold_restored
        from foyer.kernel.findings import register_examination
        from foyer.kernel.restoring import register_after_restore

        register_after_restore("mail", hold_restored)
        register_examination("mail", examine_way)
