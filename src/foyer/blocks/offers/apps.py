# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Announces the block `offers`, and lets it tell media which images are shown."""

    name = "foyer.blocks.offers"
    label = "offers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bind the port of media."""
        from foyer.blocks.media.public import register_uses
        from foyer.blocks.offers.queries.image_links import shown_images

        register_uses("offers", shown_images)
