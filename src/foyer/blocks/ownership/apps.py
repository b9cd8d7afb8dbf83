# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    """Announces the block `ownership` and the letters that it writes."""

    name = "foyer.blocks.ownership"
    label = "ownership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the kinds of letters known."""
        from foyer.blocks.mail.public import register
        from foyer.blocks.ownership.letters import KINDS

        for kind in KINDS.values():
            register(kind)
