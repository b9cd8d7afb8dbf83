# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class StandInsConfig(AppConfig):
    """Lets the stand-ins answer, as an installation does with services of its own."""

    name = "foyer.blocks.acceptance.stand_ins"
    label = "acceptance_stand_ins"

    def ready(self) -> None:
        """Register them at the ports of their blocks."""
        from foyer.blocks.acceptance.stand_ins.services import Associations, Holidays, Newsletter
        from foyer.blocks.associations.public import register_association_register
        from foyer.blocks.holidays.public import register_holiday_source
        from foyer.blocks.outreach.public import register_mail_service

        register_association_register(Associations())
        register_holiday_source(Holidays())
        register_mail_service(Newsletter())
