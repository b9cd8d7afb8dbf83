# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    """The tables and commands that no block owns."""

    name = "foyer.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find what each block reacts to and what it does when time passes."""
        autodiscover_modules("reactions", "tasks")
