# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The tables and commands that no block owns."""

    name = "foyer.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
