# SPDX-License-Identifier: EUPL-1.2
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from foyer.blocks.acceptance.environment import prepared
from foyer.blocks.acceptance.report import document, told
from foyer.blocks.acceptance.services.seed import seed
from foyer.blocks.acceptance.services.strangers import OtherData, refuse_others
from foyer.blocks.search.public import heal_index


class Command(BaseCommand):
    help = "Seed what suites take for granted, and print it. Safe to repeat; `up --acceptance` does it too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=("acceptance",), help="which seed to sow")
        parser.add_argument("--port", type=int, default=8000, help="where `foyer up` will answer")
        parser.add_argument("--json", action="store_true", help="print a JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        environment = prepared(options["port"], Path(settings.FOYER_HOME), {})
        try:
            # Nothing is touched before it is known that this is ours.
            refuse_others(environment.folder)
            call_command("migrate", verbosity=0)
            call_command("assets", texts=True, verbosity=0)
            seed(environment.folder)
            # The worker would look for it only after its first ten seconds.
            heal_index()
        except OtherData as error:
            raise CommandError(f"This installation is no acceptance environment: {error}.") from error
        if options["verbosity"]:
            shown = environment.seeded()
            self.stdout.write(json.dumps(document(shown), indent=2) if options["json"] else told(shown))
