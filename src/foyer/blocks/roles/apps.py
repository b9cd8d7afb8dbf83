# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class RolesConfig(AppConfig):
    """Announces the block `roles`, and lets it answer what roles and configuration grant."""

    name = "foyer.blocks.roles"
    label = "roles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the letter known, bind the port of offers, and let `foyer check` read the configuration."""
        from django.core.checks import register

        from foyer.blocks.mail.public import register as register_letter
        from foyer.blocks.offers.public import register_grants
        from foyer.blocks.roles.configured import check_configuration
        from foyer.blocks.roles.grants import RoleGrants
        from foyer.blocks.roles.letters import KIND

        register_letter(KIND)
        register_grants(RoleGrants())
        register(check_configuration)
