# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ProductionsConfig(AppConfig):
    """Announces the block `productions`, and lets it tell documents which production an event is in."""

    name = "foyer.blocks.productions"
    label = "productions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bind the ports of offers."""
        from foyer.blocks.offers.public import register_copied, register_productions
        from foyer.blocks.productions.models import Showing
        from foyer.blocks.productions.queries import of_events
        from foyer.blocks.productions.services.join_copy import join_copy

        register_productions(of_events, produced=(Showing._meta.db_table, "event"))  # noqa: SLF001
        register_copied(join_copy)
