# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings


class AgendaConfig(AppConfig):
    """Announces the block `agenda`."""

    name = "foyer.blocks.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compile translations that changed; keep a folder for built files; let letters have the brand."""
        from foyer.blocks.agenda.assets import build
        from foyer.blocks.agenda.assets.letter_colours import letter_colours
        from foyer.blocks.mail.public import register_colours

        register_colours(letter_colours)
        build.compile_translations()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
