# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Announces the block `editorial`, and lets it give events the labels of curators."""

    name = "foyer.blocks.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bind the port of offers."""
        from foyer.blocks.editorial.queries import curator_labels
        from foyer.blocks.offers.public import register_curators

        register_curators(curator_labels)
